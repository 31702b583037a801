/**
 * Keeps what the judge found about a package's jury submissions, once per attempt, as record-verdict.ts does for a
 * submission: the version's row is locked, only the present attempt counts, and a repeat is acknowledged.
 */
import type {
  VerdictAnswer,
  VerificationProgress,
  VerificationReport,
} from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../../ctx.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { findVersion, lockVersion, type VersionRow } from "../versions/versions.queries.ts";
import { keepProgress, keepReport } from "./verification.queries.ts";

type Answer = Exclude<VerdictAnswer["answer"], "again-later">;

/**
 * Keeps a report. A package that states no time limit gets the one that was derived.
 *
 * @returns kept also for a repeat; stale when a newer attempt exists; unknown when there is no such version or attempt
 */
export async function recordVerification(ctx: Ctx, report: VerificationReport): Promise<Answer> {
  const { problemVersionId, attempt } = report;
  const done = await inTransaction(ctx.db, async (tx): Promise<{ answer: Answer; isNews: boolean }> => {
    const version = await lockVersion(tx, problemVersionId);
    if (version === null || attempt > version.attempt) return { answer: "unknown", isNews: false };
    if (attempt < version.attempt) return { answer: "stale", isNews: false };
    if (version.state !== "verifying") return { answer: "kept", isNews: false };
    await keepReport(tx, { problemVersionId, ...decide(version, report) });
    return { answer: "kept", isNews: true };
  });
  if (done.isNews) await tellVersion(ctx, problemVersionId);
  return done.answer;
}

/** What a report makes of a version: its state, its limit, and the report with why it may disagree. */
function decide(version: VersionRow, { lines, summary }: VerificationReport) {
  const stated = version.statedTimeLimitMs;
  const found = summary.derivedTimeLimitMs ?? summary.timeLimitMs;
  const timeLimitMs = stated ?? (found === null ? null : Math.ceil(found));
  const hasLimit = timeLimitMs !== null && timeLimitMs > 0;
  const faults = hasLimit
    ? summary.faults
    : [...summary.faults, "no time limit is stated and none could be derived"];
  const isOk = summary.ok && hasLimit && summary.disagreed === 0 && faults.length === 0;
  return {
    state: isOk ? ("verified" as const) : ("disagrees" as const),
    timeLimitMs: hasLimit ? timeLimitMs : null,
    lines,
    summary: { ...summary, ok: isOk, faults },
    total: lines.length,
  };
}

/** Shows how far the judge is; may be lost, and never goes back. */
export async function recordVerificationProgress(ctx: Ctx, progress: VerificationProgress): Promise<void> {
  const { problemVersionId, done, total } = progress;
  if (!(await keepProgress(ctx.db, progress))) return;
  ctx.live.send(rooms.problemVersion(problemVersionId), "problem-version", {
    problemVersionId,
    state: "verifying",
    done,
    total,
  });
}

/** A hint for open pages; the truth is in the table, and the page asks for it. */
export async function tellVersion(ctx: Pick<Ctx, "db" | "live">, problemVersionId: string): Promise<void> {
  const version = await findVersion(ctx.db, problemVersionId);
  if (version === null) return;
  const { state, done, total } = version;
  ctx.live.send(rooms.problemVersion(problemVersionId), "problem-version", {
    problemVersionId,
    state,
    done,
    total,
  });
}
