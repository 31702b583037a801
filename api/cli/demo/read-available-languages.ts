import type { Ctx } from "../../src/ctx.ts";
import { readHellos } from "../../src/features/languages/languages.queries.ts";

/** Ids of the languages some connected judge has now. */
export async function readAvailableLanguages(ctx: Pick<Ctx, "db">): Promise<Set<string>> {
  const hellos = await readHellos(ctx.db);
  return new Set(hellos.flatMap((hello) => hello.languages.map((language) => language.id)));
}
