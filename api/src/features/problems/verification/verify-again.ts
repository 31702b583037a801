import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { findVersion, restartVerification } from "../problems.queries.ts";
import { readVersion } from "../read-version.ts";
import { queueVerification } from "./queue-verification.ts";

/** Runs a version's jury submissions once more: after a host was mended, or a language came. */
export async function verifyAgain(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const version = await findVersion(ctx.db, input.problemVersionId);
  requirePermit(ctx, "problem.change", { ownerId: version?.ownerId ?? null });
  if (version === null) throw refuse("thing.not_found", `There is no version ${input.problemVersionId}.`);
  if (version.state !== "published") await restartVerification(ctx.db, input.problemVersionId);
  await queueVerification(ctx, input.problemVersionId);
  return readVersion(ctx, input);
}
