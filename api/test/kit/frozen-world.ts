/**
 * One contest in its frozen hour, many times: seeded once and copied with all its ids, so that two copies in which the
 * hidden verdicts differ may be compared byte by byte. What anybody can tell apart between them is a leak.
 */
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import { eq } from "drizzle-orm";
import { createApp } from "../../src/app.ts";
import type { Person } from "../../src/ctx.ts";
import { contests } from "../../src/db/schema/contests.ts";
import { outbox } from "../../src/db/schema/outbox.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { showArrival } from "../../src/features/scoreboard/show-arrival.ts";
import { watchBoards } from "../../src/features/scoreboard/watch-boards.ts";
import { MemoryRateCounter } from "../../src/http/memory-rate-counter.ts";
import { openOutboxSender } from "../../src/live/outbox-sender.ts";
import { readJoinRight } from "../../src/live/room-rights.ts";
import { build } from "./build.ts";
import { type BuiltContest, buildContest, buildVerdict } from "./build-contest.ts";
import { openTestDatabase, type TestDatabase } from "./open-test-database.ts";
import { makeTestCtx } from "./test-ctx.ts";
import { wireEvents } from "./wire-events.ts";

const minute = 60_000;

/** Somebody who looks on; null: without an account. */
export type Onlooker = { readonly person: Person; readonly cookie: string } | null;

export interface FrozenSeed {
  readonly contest: BuiltContest;
  /** lola's, sent after the freeze. */
  readonly hidden: readonly { readonly submissionId: string; readonly judgementId: string }[];
  readonly onlookers: Readonly<Record<"spectator" | "lola" | "omar" | "outsider" | "jury", Onlooker>>;
  /** A world of its own, at the freeze, in which everything hidden is judged so. */
  open(verdict: VerdictCode): Promise<FrozenWorld>;
  close(): Promise<void>;
}

export type FrozenWorld = Awaited<ReturnType<typeof openWorld>>;

/** Frozen from minute 240 of 300; before it lola failed at B and omar solved it, in it lola sends A, B and B again. */
export async function seedFrozenContest(format: ContestFormat): Promise<FrozenSeed> {
  const database = await openTestDatabase();
  const ctx = wireEvents(makeTestCtx(database.db));
  const contest = await buildContest(database.db, {
    labels: ["A", "B", "C"],
    names: ["lola", "omar"],
    freezesAtMinutes: 240,
    startsAt: ctx.clock.now() - 250 * minute,
  });
  await database.db.update(contests).set({ format }).where(eq(contests.id, contest.contestId));
  await watchBoards(ctx);
  for (const [name, verdict] of [
    ["lola", "WA"],
    ["omar", "AC"],
  ] as const) {
    const { judgementId } = await contest.send(name, "B", 100);
    await recordVerdict(ctx, { verdict: buildVerdict(judgementId, verdict), judgeHostId: null });
  }
  const hidden: { submissionId: string; judgementId: string }[] = [];
  for (const [label, atMinutes] of [
    ["A", 242],
    ["B", 244],
    ["B", 246],
  ] as const) {
    const sent = await contest.send("lola", label, atMinutes);
    await showArrival(ctx, sent.submissionId);
    hidden.push(sent);
  }
  const others = {
    outsider: (await build.user(database.db, { role: "setter" })).id,
    jury: (await build.user(database.db, { role: "jury" })).id,
  };
  const enter = async (userId: string, role: Person["role"]): Promise<Onlooker> => ({
    person: { userId, login: userId, displayName: userId, role, locale: "uz" },
    cookie: (await startSession(ctx, userId)).setCookie.split(";")[0] ?? "",
  });
  const onlookers = {
    spectator: null,
    lola: await enter(contest.participants.lola?.userId ?? "", "student"),
    omar: await enter(contest.participants.omar?.userId ?? "", "student"),
    outsider: await enter(others.outsider, "setter"),
    jury: await enter(others.jury, "jury"),
  };
  await database.db.delete(outbox);
  const now = ctx.clock.now();
  return {
    contest,
    hidden,
    onlookers,
    open: async (verdict) =>
      openWorld(await openTestDatabase({ copyOf: database }), { contest, hidden, verdict, now }),
    close: () => database.close(),
  };
}

interface WorldWish extends Pick<FrozenSeed, "contest" | "hidden"> {
  readonly verdict: VerdictCode;
  readonly now: number;
}

async function openWorld(database: TestDatabase, { contest, hidden, verdict, now }: WorldWish) {
  const ctx = wireEvents(makeTestCtx(database.db));
  ctx.clock.set(now);
  const app = createApp({ ctx, rateCounter: new MemoryRateCounter(ctx.clock) });
  const outboxSender = openOutboxSender(ctx);
  await outboxSender.stop();

  /** Until nothing waits, so that what was told of one step is not mixed with the next. */
  async function tellAll(): Promise<void> {
    let dueInMs = await outboxSender.drain();
    for (let turn = 0; dueInMs !== null && turn < 100; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, dueInMs ?? 0));
      dueInMs = await outboxSender.drain();
    }
  }

  return {
    ctx,
    /** The hidden verdicts, one by one. @returns how many messages each room had been sent after each */
    async judgeHidden(): Promise<void> {
      for (const { judgementId } of hidden) {
        ctx.clock.advance(1_000);
        await recordVerdict(ctx, { verdict: buildVerdict(judgementId, verdict), judgeHostId: null });
        await tellAll();
        ctx.live.send(stepRoom, "step", judgementId);
      }
      await watchBoards(ctx);
      await tellAll();
    },
    async changeContest(atMinutes: number, change: { finalizedAt?: Date }): Promise<void> {
      ctx.clock.set(contest.startsAt + atMinutes * minute);
      if (change.finalizedAt !== undefined)
        await database.db.update(contests).set(change).where(eq(contests.id, contest.contestId));
      await watchBoards(ctx);
      await tellAll();
    },
    /** What somebody in every room that is open to them has heard, with where each step ended. */
    async heardBy(onlooker: Onlooker) {
      const names = roomsOf(contest);
      const rights = await Promise.all(
        names.map((room) => readJoinRight(ctx, { person: onlooker?.person ?? null, room })),
      );
      const open = new Set(names.filter((_, at) => rights[at]?.kind === "allowed"));
      const heard = ctx.live.sent.filter(({ room }) => open.has(room) || room === stepRoom);
      return { rooms: open, news: byRoom(heard) };
    },
    send: (
      method: string,
      path: string,
      sent: { readonly headers?: Readonly<Record<string, string>> } = {},
    ) => Promise.resolve(app.request(path, { method, headers: { ...sent.headers } })),
    close: () => database.close(),
  };
}

const stepRoom = "end of a step";

/**
 * News of each step by room, in the order of each. Deltas of a board wait to be merged and other news do not, so that
 * which of two rooms hears first hangs on how busy the machine is.
 */
function byRoom<T extends { readonly room: string }>(news: readonly T[]): T[] {
  let step = 0;
  const placed = news.map((one) => {
    if (one.room === stepRoom) step += 1;
    return { one, step, room: one.room === stepRoom ? "" : one.room };
  });
  return placed
    .toSorted((a, b) => a.step - b.step || (a.room < b.room ? -1 : a.room > b.room ? 1 : 0))
    .map(({ one }) => one);
}

/** Every kind of room there is, for everything of the contest that its name may hold. */
function roomsOf({ contestId, participants, problems }: BuiltContest): string[] {
  const ids = [
    contestId,
    ...Object.values(participants).flatMap(({ id, userId }) => [id, userId]),
    ...Object.values(problems).flatMap(({ problemId, problemVersionId }) => [problemId, problemVersionId]),
  ];
  return [...new Set(Object.values(rooms).flatMap((name) => ids.map((id) => name(id))))];
}
