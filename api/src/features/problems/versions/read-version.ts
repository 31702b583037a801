import type { problemVersionView } from "@bilimdon/contracts/http/problems";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { findVersion } from "./versions.queries.ts";

/** A version with its report, for those who may read the package. */
export async function readVersion(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string },
): Promise<z.infer<typeof problemVersionView>> {
  const version = await findVersion(ctx.db, input.problemVersionId);
  requirePermit(ctx, "problem.read-package", { ownerId: version?.ownerId ?? null });
  if (version === null) throw refuse("thing.not_found", `There is no version ${input.problemVersionId}.`);
  const { problemVersionId, slug, state, done, total, lines, summary, warnings } = version;
  return { problemVersionId, slug, state, done, total, lines, summary, warnings };
}
