import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "../../src/ctx.ts";
import { AppError } from "../../src/errors.ts";
import { submitForParticipant } from "../../src/features/submissions/submit-for-participant.ts";
import {
  countWaitingSubmissions,
  listDemoParticipants,
  listDemoProblems,
  listPlayed,
} from "./demo.queries.ts";
import { demoTeams } from "./demo-teams.ts";
import { pickSource } from "./pick-source.ts";
import { type PlayedSubmission, planDemo } from "./plan-demo.ts";
import { readAvailableLanguages } from "./read-available-languages.ts";

export interface PlayedContest {
  readonly contestId: string;
  readonly slug: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

type PlayCtx = Pick<Ctx, "db" | "ids" | "clock" | "events" | "log">;

const lookAgainMs = 1_000;
const mostAtOnce = 12;

/**
 * Plays the recorded submissions at their moments; those whose moment is past (before the first start, or while the
 * platform was stopped) are sent at once under the time they belong to. Ends when the contest does.
 */
export async function playContest(ctx: PlayCtx, contest: PlayedContest, signal: AbortSignal): Promise<void> {
  const problems = await listDemoProblems(ctx.db, contest.contestId);
  const lines = await listDemoParticipants(ctx.db, contest.contestId);
  const idByName = new Map(lines.map((line) => [line.name, line.participantId]));
  const played = new Set((await listPlayed(ctx.db, contest.contestId)).map(moment));
  const startsAt = contest.startsAt.getTime();
  const lengthSeconds = (contest.endsAt.getTime() - startsAt) / 1000;

  let languageIds = new Set<string>();
  for (const next of planDemo(demoTeams, problems.length, lengthSeconds)) {
    const participantId = idByName.get(demoTeams[next.teamIndex]?.name ?? "");
    const problem = problems[next.problemIndex];
    const submittedAt = new Date(startsAt + next.atSeconds * 1000);
    if (participantId === undefined || problem === undefined) continue;
    if (played.has(moment({ participantId, submittedAt }))) continue;
    while (
      !signal.aborted &&
      (ctx.clock.now() < submittedAt.getTime() || (await isJudgeBusy(ctx, contest)))
    ) {
      await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined);
    }
    while (!signal.aborted && languageIds.size === 0) languageIds = await waitForLanguages(ctx, signal);
    if (signal.aborted) return;
    await send(ctx, contest, { next, participantId, problem, submittedAt, languageIds });
  }
}

interface Sending {
  readonly next: PlayedSubmission;
  readonly participantId: string;
  readonly problem: { readonly slug: string; readonly label: string };
  readonly submittedAt: Date;
  readonly languageIds: ReadonlySet<string>;
}

async function send(ctx: PlayCtx, contest: PlayedContest, sending: Sending): Promise<void> {
  const source = pickSource(sending.problem.slug, sending.next, sending.languageIds);
  if (source === null) return;
  const at = sending.submittedAt.getTime();
  const input = { ...source, contestSlug: contest.slug, participantId: sending.participantId };
  try {
    await submitForParticipant(
      { ...ctx, clock: { now: () => at } },
      { ...input, problemLabel: sending.problem.label },
    );
  } catch (error) {
    // A judge that has just gone, say: the record goes on without this one.
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn({ code: error.code, problem: sending.problem.slug }, "a recorded submission was refused");
  }
}

/** Recorded code must never stand in the way of a person's: it is sent only while few of it wait. */
async function isJudgeBusy(ctx: PlayCtx, contest: PlayedContest): Promise<boolean> {
  return (await countWaitingSubmissions(ctx.db, contest.contestId)) >= mostAtOnce;
}

async function waitForLanguages(ctx: PlayCtx, signal: AbortSignal): Promise<Set<string>> {
  const found = await readAvailableLanguages(ctx);
  if (found.size === 0) await sleep(lookAgainMs, undefined, { signal }).catch(() => undefined);
  return found;
}

function moment(line: { readonly participantId: string; readonly submittedAt: Date }): string {
  return `${line.participantId}@${line.submittedAt.getTime()}`;
}
