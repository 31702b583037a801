import { buildWeb } from "../../cli/services/build-web.ts";
import { hasBrowser } from "./browser.ts";

/** Before the first journey: the pages, built once. Two journeys that begin together would build into one another's. */
export default async function setUp(): Promise<void> {
  if (hasBrowser) await buildWeb();
}
