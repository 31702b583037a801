/**
 * Keeps what the judge found about a package's jury submissions, once per attempt, as record-verdict.ts does for a
 * submission: the version's row is locked, only the present attempt counts, and a repeat is acknowledged.
 */
import type {
  VerdictAnswer,
  VerificationProgress,
  VerificationReport,
  VerificationWish,
} from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../../ctx.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { tellVersion } from "../versions/tell-version.ts";
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
function decide(version: VersionRow, { lines, summary, detail }: VerificationReport) {
  const stated = version.statedTimeLimitMs;
  const found = summary.derivedTimeLimitMs ?? summary.timeLimitMs;
  const timeLimitMs = stated ?? (found === null ? null : Math.ceil(found));
  // What contests judge with must not change under them, whatever this host would derive today.
  const isUsed = version.publishedAt !== null || version.isInContest;
  const hasLimit = timeLimitMs !== null && timeLimitMs > 0;
  const faults = hasLimit
    ? summary.faults
    : [...summary.faults, "no time limit is stated and none could be derived"];
  const isOk = summary.ok && hasLimit && summary.disagreed === 0 && faults.length === 0;
  return {
    state: isOk ? ("verified" as const) : ("disagrees" as const),
    timeLimitMs: isUsed && version.timeLimitMs !== null ? version.timeLimitMs : hasLimit ? timeLimitMs : null,
    lines,
    detail,
    summary: { ...summary, ok: isOk, faults },
    total: lines.length,
  };
}

/**
 * Shows how far the judge is; may be lost, and never goes back.
 *
 * @returns stop when nobody waits for this attempt any more
 */
export async function recordVerificationProgress(
  ctx: Ctx,
  progress: VerificationProgress,
): Promise<VerificationWish["wish"]> {
  const { problemVersionId, attempt, done, total } = progress;
  if (!(await keepProgress(ctx.db, { ...progress, at: new Date(ctx.clock.now()) }))) {
    const version = await findVersion(ctx.db, problemVersionId);
    return version?.state === "verifying" && version.attempt === attempt ? "go-on" : "stop";
  }
  ctx.live.send(rooms.problemVersion(problemVersionId), "problem-version", {
    problemVersionId,
    state: "verifying",
    done,
    total,
  });
  return "go-on";
}
