import type { Act } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { findVersion, type VersionRow } from "./versions.queries.ts";

/**
 * The first step of every verb on a version: may the caller do this to it, and is it there?
 *
 * @throws access.refused before thing.not_found, so that nobody learns which versions there are
 */
export async function openVersion(
  ctx: RequestCtx,
  act: Extract<Act, "problem.read-package" | "problem.change">,
  problemVersionId: string,
): Promise<VersionRow> {
  const version = await findVersion(ctx.db, problemVersionId);
  requirePermit(ctx, act, placedIn({ problem: version?.problemId }, version?.ownerId ?? null));
  if (version === null) throw refuse("thing.not_found", `There is no version ${problemVersionId}.`);
  return version;
}
