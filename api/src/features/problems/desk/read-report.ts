import type { ProblemVersionReport } from "@bilimdon/contracts/http/problems";
import type { VerificationLine } from "@bilimdon/contracts/judging-words";
import { setsTimeLimit } from "@bilimdon/rules/problem/derive-time-limit";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { weighTests } from "@bilimdon/rules/problem/weigh-tests";
import type { RequestCtx } from "../../../ctx.ts";
import { openVersion } from "../versions/open-version.ts";
import { describeManifest } from "./describe-manifest.ts";
import { findReport } from "./desk.queries.ts";

/** Every test of every jury submission, the trials of the data, where the limit comes from, what was taken. */
export async function readReport(
  ctx: RequestCtx,
  input: { readonly problemVersionId: string },
): Promise<ProblemVersionReport> {
  const version = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const report = await findReport(ctx.db, version.problemVersionId);
  if (report === null) throw new Error(`the version ${version.problemVersionId} vanished while it was read`);
  const { manifest, detail, lines } = report;
  const weights = weighTests(detail?.testNames.length ?? 0, detail?.runs ?? []);
  return {
    problemVersionId: version.problemVersionId,
    detail,
    timing: {
      statedMs: manifest.limits.timeLimitMs,
      rule: manifest.timeLimitRule,
      boundedBy: listBounds(manifest, lines),
    },
    weights: {
      wrongSubmissions: weights.wrongSubmissions,
      unneeded: [...weights.unneeded],
      soleKillers: weights.soleKillers.map(({ test, submissions }) => ({
        test,
        submissions: [...submissions],
      })),
    },
    taken: describeManifest(manifest),
    notTaken: [...manifest.warnings],
  };
}

function listBounds(manifest: Manifest, lines: readonly VerificationLine[]) {
  const slowest = new Map(lines.map((line) => [line.submission, line.maxTimeMs]));
  return manifest.submissions
    .filter((submission) => setsTimeLimit(manifest.timeLimitRule, submission))
    .map(({ path }) => ({ submission: path, slowestMs: slowest.get(path) ?? null }))
    .sort((a, b) => (b.slowestMs ?? -1) - (a.slowestMs ?? -1));
}
