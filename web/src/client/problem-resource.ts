import type { languageList, ProblemView } from "@bilimdon/contracts/http/problems";
import type { z } from "zod";
import { getApi } from "./call-api.ts";
import { keyedResource, makeResource } from "./resource.ts";

export type LanguageView = z.infer<typeof languageList>["languages"][number];

const byUrl = keyedResource((url) => getApi<ProblemView>(url));

/** A contest's problem, with its statement in the language asked for, or the nearest there is. */
export function problemResource(slug: string, label: string, language: string) {
  // boot.js asks for exactly this address while the scripts are on their way.
  return byUrl(
    `/api/contests/${encodeURIComponent(slug)}/problems/${encodeURIComponent(label)}?lang=${language}`,
  );
}

/** The languages that some judge has. */
export const languagesResource = makeResource(() => getApi<z.infer<typeof languageList>>("/api/languages"));
