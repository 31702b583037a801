import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { Ctx } from "../../src/ctx.ts";
import { watchBoards } from "../../src/features/scoreboard/watch-boards.ts";
import { build } from "../../test/kit/build.ts";
import { addQueued, addTeams, type BenchRun } from "./board-bench.queries.ts";

export interface BenchBoard {
  readonly contestId: string;
  readonly slug: string;
  /** The judgement and verdict of one submission after the other, in order of sending; each asked for once. */
  send(count: number): Promise<readonly QueuedRun[]>;
}

export interface QueuedRun {
  readonly judgementId: string;
  readonly verdict: VerdictCode;
}

const minuteMs = 60_000;
const playedMinutes = 240;
const minutes = 300;

/** A contest in its fourth hour, of so many teams and problems, in which nobody has sent anything. */
export async function seedBenchBoard(
  ctx: Ctx,
  wish: { readonly teams: number; readonly problems: number; readonly submissions: number },
): Promise<BenchBoard> {
  const startsAt = ctx.clock.now() - playedMinutes * minuteMs;
  const endsAt = startsAt + minutes * minuteMs;
  const { id: contestId, slug } = await build.contest(ctx.db, {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    slug: `board-of-${wish.teams}-${ctx.ids.secret(6).toLowerCase()}`,
  });
  const problems: { problemId: string; problemVersionId: string }[] = [];
  for (let at = 0; at < wish.problems; at += 1) {
    const label = String.fromCharCode(65 + at);
    problems.push(await build.contestProblem(ctx.db, { contestId, label }));
  }
  const teams = Array.from({ length: wish.teams }, (_, at) => ({
    name: teamName(at),
    organisation: school(at),
  }));
  const lines = await addTeams(ctx.db, contestId, teams);
  await watchBoards(ctx);

  const cells = lines.length * problems.length;
  const betweenMs = (playedMinutes * minuteMs) / wish.submissions;
  let sent = 0;
  const next = (): BenchRun => {
    const cell = (sent * stride) % cells;
    const problem = problems[cell % problems.length];
    const participantId = lines[Math.floor(cell / problems.length)];
    if (problem === undefined || participantId === undefined) throw new Error("the board has no such cell");
    const submittedAt = new Date(startsAt + Math.floor(sent * betweenMs));
    sent += 1;
    const { problemId, problemVersionId } = problem;
    return { contestId, participantId, problemId, problemVersionId, submittedAt };
  };
  return {
    contestId,
    slug,
    async send(count) {
      const first = sent;
      const judgementIds = await addQueued(ctx.db, Array.from({ length: count }, next));
      return judgementIds.map((judgementId, at) => ({ judgementId, verdict: verdictOf(first + at) }));
    },
  };
}

/** Coprime to every number of cells that is asked for, so that each cell has its turn once before any has it twice. */
const stride = 7_919;

const verdicts: readonly VerdictCode[] = ["AC", "WA", "WA", "TLE", "AC", "RTE", "WA", "AC", "CE", "WA"];
const verdictOf = (at: number): VerdictCode => verdicts[(at * 7) % verdicts.length] ?? "WA";

const places = [
  "Toshkent",
  "Samarqand",
  "Buxoro",
  "Fargʻona",
  "Andijon",
  "Namangan",
  "Xorazm",
  "Jizzax",
  "Navoiy",
];
const names = [
  "Ulugʻbek",
  "Al-Xorazmiy",
  "Beruniy",
  "Temurbek",
  "Navroʻz",
  "Jayhun",
  "Zarafshon",
  "Humo",
  "Sogʻd",
];
const teamName = (at: number) => `${names[(at * 5) % names.length]} ${at + 1}`;
const school = (at: number) => `${places[at % places.length]} shahri, ${1 + ((at * 13) % 97)}-maktab`;
