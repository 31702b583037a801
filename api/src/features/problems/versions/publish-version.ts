import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readVersion } from "./read-version.ts";
import { findVersion, publishVerified } from "./versions.queries.ts";

/**
 * Gives a version to contests and learners.
 *
 * @throws package.not_verified while the judge is at work, or when anything disagrees: with what does
 */
export async function publishVersion(ctx: RequestCtx, input: { readonly problemVersionId: string }) {
  const version = await findVersion(ctx.db, input.problemVersionId);
  requirePermit(ctx, "problem.change", { ownerId: version?.ownerId ?? null });
  if (version === null) throw refuse("thing.not_found", `There is no version ${input.problemVersionId}.`);
  if (version.state !== "published") {
    if (version.state === "verifying")
      throw refuse(
        "package.not_verified",
        `${version.slug} is still being verified: ${version.done} of ${version.total}.`,
      );
    if (version.state === "disagrees") {
      const disagreeing = version.lines.filter((line) => !line.ok).slice(0, 50);
      const faults = version.summary?.faults ?? [];
      const words = `${version.slug} is not what it says: ${disagreeing.length} submissions disagree; read the report.`;
      throw refuse("package.not_verified", words, { disagreeing, faults });
    }
    if (!(await publishVerified(ctx.db, input.problemVersionId)))
      throw refuse("package.not_verified", `${version.slug} is being verified anew.`);
  }
  return readVersion(ctx, input);
}
