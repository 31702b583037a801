import { boardDelta } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import { asc, eq } from "drizzle-orm";
import { outbox } from "../../src/db/schema/outbox.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { showArrival } from "../../src/features/scoreboard/show-arrival.ts";
import { readBoard } from "../../src/features/scoreboard/snapshot.queries.ts";
import { watchBoards } from "../../src/features/scoreboard/watch-boards.ts";
import { type BuiltContest, buildContest, buildVerdict } from "./build-contest.ts";
import type { TestDatabase } from "./open-test-database.ts";
import { makeTestCtx, type TestCtx } from "./test-ctx.ts";
import { wireEvents } from "./wire-events.ts";

export type BoardStand = Awaited<ReturnType<typeof openBoardStand>>;

export const minute = 60_000;

/** A contest of problems A, B, C and people lola, omar, zafar, frozen from minute 240 of 300, at minute 0. */
export async function openBoardStand(database: TestDatabase) {
  const ctx: TestCtx = wireEvents(makeTestCtx(database.db));
  const contest: BuiltContest = await buildContest(database.db, {
    labels: ["A", "B", "C"],
    names: ["lola", "omar", "zafar"],
    freezesAtMinutes: 240,
  });
  ctx.clock.set(contest.startsAt);
  await watchBoards(ctx);
  await database.db.delete(outbox);

  async function snapshotOf(audience: BoardAudience): Promise<BoardSnapshot> {
    const { contestId } = contest;
    const board = await readBoard(database.db, { contestId, audience, now: ctx.clock.now() });
    if (board === null) throw new Error("no board");
    return board;
  }

  async function namesOf(audience: BoardAudience) {
    const board = await snapshotOf(audience);
    const names = new Map(board.participants.map((p) => [p.participantId, p.name]));
    const labels = new Map(board.problems.map((p) => [p.problemId, p.label]));
    return { board, names, labels };
  }

  return {
    ctx,
    contest,
    snapshotOf,

    /** The deltas that this audience was sent, in order. */
    async deltasOf(audience: BoardAudience) {
      const room =
        audience === "public" ? rooms.publicBoard(contest.contestId) : rooms.juryBoard(contest.contestId);
      const sent = await database.db
        .select()
        .from(outbox)
        .where(eq(outbox.room, room))
        .orderBy(asc(outbox.id));
      return sent
        .filter((news) => news.event === "board-delta")
        .map((news) => boardDelta.parse(news.payload));
    },

    /** Sends and shows as pending; the verdict comes when it is asked for. */
    async send(name: string, label: string, atMinutes: number) {
      ctx.clock.set(contest.startsAt + atMinutes * minute);
      const sent = await contest.send(name, label, atMinutes);
      await showArrival(ctx, sent.submissionId);
      return {
        ...sent,
        judge: (verdict: VerdictCode) =>
          recordVerdict(ctx, { verdict: buildVerdict(sent.judgementId, verdict), judgeHostId: null }),
      };
    },

    /** "lola A solved 0 at 10" for each cell of the board, sorted. */
    async cellsOf(audience: BoardAudience): Promise<string[]> {
      const { board, names, labels } = await namesOf(audience);
      return board.cells
        .map(({ participantId, problemId, cell }) => {
          const at = `${names.get(participantId)} ${labels.get(problemId)}`;
          if (cell.kind === "solved") return `${at} solved ${cell.wrongBefore} at ${cell.solvedAtMinutes}`;
          if (cell.kind === "pending") return `${at} pending ${cell.pending} ${cell.why}`;
          return `${at} ${cell.kind === "tried" ? `tried ${cell.wrong}` : "untouched"}`;
        })
        .toSorted();
    },

    /** "A lola" for each problem that somebody was first to solve, sorted. */
    async firstsOf(audience: BoardAudience): Promise<string[]> {
      const { board, names, labels } = await namesOf(audience);
      return board.firsts
        .filter((first) => first.participantId !== null)
        .map((first) => `${labels.get(first.problemId)} ${names.get(first.participantId ?? "")}`)
        .toSorted();
    },
  };
}
