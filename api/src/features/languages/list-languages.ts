import type { languageList } from "@bilimdon/contracts/http/problems";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { readHellos } from "./languages.queries.ts";

/** The languages that some connected host can judge now, in the order of languageWords. */
export async function listLanguages(ctx: RequestCtx): Promise<z.infer<typeof languageList>> {
  requirePermit(ctx, "language.list");
  const versions = new Map<string, string>();
  for (const hello of await readHellos(ctx.db))
    for (const { id, version } of hello.languages) if (!versions.has(id)) versions.set(id, version);
  return {
    languages: languageWords.flatMap(({ id, name, extensions }) => {
      const version = versions.get(id);
      return version === undefined ? [] : [{ id, name, version, extensions: [...extensions] }];
    }),
  };
}
