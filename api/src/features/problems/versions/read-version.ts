import type { ProblemVersionView } from "@bilimdon/contracts/http/problems";
import type { RequestCtx } from "../../../ctx.ts";
import { openVersion } from "./open-version.ts";
import type { VersionRow } from "./versions.queries.ts";

/** A version with its report, for those who may read the package. */
export async function readVersion(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string },
): Promise<ProblemVersionView> {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const { problemVersionId, slug, number, name, state, done, total, lines, summary, warnings } = version;
  return {
    problemVersionId,
    slug,
    number,
    name,
    state,
    publishedAt: version.publishedAt?.getTime() ?? null,
    done,
    total,
    startedAt: version.startedAt?.getTime() ?? null,
    lines,
    summary,
    warnings,
    warningsToRead: listWarnings(version).length,
    timeLimitMs: version.timeLimitMs,
    serverTime: ctx.clock.now(),
  };
}

/** Every remark of import and judge once: the judge repeats the import's. */
export function listWarnings({ warnings, summary }: Pick<VersionRow, "warnings" | "summary">): string[] {
  return [...new Set([...warnings, ...(summary?.warnings ?? [])])];
}
