import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the checkout. */
export const projectRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
