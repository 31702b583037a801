import { areSubtasksSummed, mostScore, type PackageGrading } from "@bilimdon/rules/problem/most-score";
import type { ScoredProblem } from "@bilimdon/rules/scoring/score-points";
import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contestProblems } from "../../db/schema/contests.ts";
import { problemVersions } from "../../db/schema/problems.ts";

/** By version: a manifest may be megabytes, and no version's ever changes. Oldest out first. */
const kept = new Map<string, ScoredProblem | "pass-fail">();
const keptAtMost = 1_024;

/** How each problem of a contest is scored, or one of them, by its id. */
export async function readScoredProblems(
  tx: Executor,
  { contestId, problemId }: { readonly contestId: string; readonly problemId?: string },
): Promise<Map<string, ScoredProblem>> {
  const rows = await tx
    .select({
      problemId: contestProblems.problemId,
      versionId: contestProblems.problemVersionId,
      points: contestProblems.points,
    })
    .from(contestProblems)
    .where(
      and(
        eq(contestProblems.contestId, contestId),
        problemId === undefined ? undefined : eq(contestProblems.problemId, problemId),
      ),
    );
  const found = new Map<string, ScoredProblem>();
  for (const { problemId: id, versionId, points } of rows) {
    const scored = await readVersionScoring(tx, versionId);
    found.set(id, scored === "pass-fail" ? { maxScore: points, subtasks: "whole" } : scored);
  }
  return found;
}

async function readVersionScoring(tx: Executor, versionId: string): Promise<ScoredProblem | "pass-fail"> {
  const known = kept.get(versionId);
  if (known !== undefined) return known;
  const { manifest } = problemVersions;
  const [found] = await tx
    .select({
      isScoring: sql<boolean>`coalesce((${manifest}->'kind'->>'isScoring')::boolean, false)`,
      secretGrading: sql<PackageGrading["secretGrading"]>`${manifest}->'tests'->'secret'->'grading'`,
      topGrading: sql<PackageGrading["topGrading"]>`nullif(${manifest}->'tests'->'top', 'null'::jsonb)`,
    })
    .from(problemVersions)
    .where(eq(problemVersions.id, versionId));
  if (found === undefined) throw new Error(`the version ${versionId} is gone`);
  const scored = found.isScoring
    ? {
        maxScore: mostScore(found),
        subtasks: areSubtasksSummed(found) ? ("sum" as const) : ("whole" as const),
      }
    : ("pass-fail" as const);
  kept.set(versionId, scored);
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  return scored;
}
