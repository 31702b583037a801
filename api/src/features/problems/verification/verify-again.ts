import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readVersion } from "../versions/read-version.ts";
import { findVersion } from "../versions/versions.queries.ts";
import { queueVerification } from "./queue-verification.ts";
import { restartVerification } from "./verification.queries.ts";

/** Runs a version's jury submissions once more: after a host was mended, or a language came. */
export async function verifyAgain(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const version = await findVersion(ctx.db, input.problemVersionId);
  requirePermit(ctx, "problem.change", { ownerId: version?.ownerId ?? null });
  if (version === null) throw refuse("thing.not_found", `There is no version ${input.problemVersionId}.`);
  if (version.state !== "published") await restartVerification(ctx.db, input.problemVersionId);
  await queueVerification(ctx, input.problemVersionId);
  return readVersion(ctx, input);
}
