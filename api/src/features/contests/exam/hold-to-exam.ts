import { rooms } from "@bilimdon/contracts/live/rooms";
import { permit } from "@bilimdon/rules/access/permit";
import {
  answerAtExam,
  type ExamAnswer,
  type ExamKnock,
  type ExamSeat,
} from "@bilimdon/rules/contest/exam-door";
import { planOfTimes } from "@bilimdon/rules/contest/plan-of-times";
import type { Ctx, Person } from "../../../ctx.ts";
import { timesOf } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import type { ExamPart, ExamReach, HoldToExam } from "../../../http/exam-part.ts";
import { placedIn } from "../../../http/require-permit.ts";
import {
  bindSession,
  isVersionIn,
  readContestOf,
  readSeats,
  readSessions,
  type SeatRow,
} from "./exam.queries.ts";

/**
 * Holds a contestant to the exam they sit in: rules/contest/exam-door decides, the first session to come is written
 * down, and every socket the person had before is closed, so that none goes on hearing what is closed now.
 */
export const holdToExam: HoldToExam = async (ctx, reach) => {
  // Whoever runs contests reads every problem anyway, and must be able to end what goes wrong.
  if (permit(reach.person, "contest.change") === "allowed") return;
  const now = ctx.clock.now();
  const rows = await readSeats(ctx.db, { userId: reach.person.userId, now });
  const own = await findAsked(ctx, rows, reach.part);
  // Of two exams at once each is outside of the other, so all are asked before anybody is let into one.
  let first: SeatRow | null = null;
  for (const row of rows) {
    if (isWatch(reach.person, row)) continue;
    const answer = answerAtExam(seatOf(row), knockOf(reach, { isOwn: row === own, now }));
    if (answer.kind === "refused") throw refusal(answer.why, row.slug);
    if (answer.kind === "admitted" && answer.isFirst) first = row;
  }
  if (first !== null) await bind(ctx, first, reach);
};

/** Whoever runs an exam or watches over it is no contestant of it, even on its list; nor is whom people turn to for help. */
function isWatch(person: Person, { contestId }: SeatRow): boolean {
  return (
    person.role === "support" ||
    permit(person, "contest.watch-exam", placedIn({ contest: contestId })) === "allowed"
  );
}

/** The exam that what is asked for belongs to; null: to none of these. */
async function findAsked(ctx: Ctx, rows: readonly SeatRow[], part: ExamPart): Promise<SeatRow | null> {
  if (rows.length === 0 || part.kind === "outside" || part.kind === "own") return null;
  if (part.kind === "contest-slug") return rows.find(({ slug }) => slug === part.id) ?? null;
  if (part.kind === "problem-version") {
    for (const row of rows)
      if (await isVersionIn(ctx.db, { contestId: row.contestId, problemVersionId: part.id })) return row;
    return null;
  }
  const contestId = await readContestOf(ctx.db, part);
  return rows.find((row) => row.contestId === contestId) ?? null;
}

function seatOf(row: SeatRow): ExamSeat {
  const { ranges, boundSessionId, hasCome, extraMs } = row;
  const startedAt = row.startedAt?.getTime() ?? null;
  const participant = { startedAt, extraMs };
  const plan = planOfTimes(timesOf(row));
  return { plan, participant, ranges, boundSessionId, hasCome };
}

function knockOf(reach: ExamReach, at: { readonly isOwn: boolean; readonly now: number }): ExamKnock {
  const { address, isBeginning, part } = reach;
  const inside = isBeginning ? "begins" : "exam";
  const elsewhere = part.kind === "own" ? "news" : "outside";
  return { now: at.now, address, sessionId: ownSession(reach), asks: at.isOwn ? inside : elsewhere };
}

/** Neither a token nor an admin who acts for somebody sits in an exam. */
function ownSession({ person, isByToken }: ExamReach): string | null {
  return isByToken || person.impersonatorId ? null : (person.session?.sessionId ?? null);
}

async function bind(ctx: Ctx, { contestId, slug }: SeatRow, reach: ExamReach): Promise<void> {
  const { person, address } = reach;
  const sessionId = ownSession(reach);
  if (sessionId === null) return;
  const { userId } = person;
  const boundAt = new Date(ctx.clock.now());
  const all = await readSessions(ctx.db, userId);
  const userAgent = all.find(({ id }) => id === sessionId)?.userAgent ?? null;
  const bound = await bindSession(ctx.db, { contestId, userId, sessionId, address, userAgent, boundAt });
  if (bound.sessionId !== sessionId) throw refusal("elsewhere", slug);
  if (!bound.isNew) return;
  ctx.log.info({ contestId, userId }, "a contestant sat down in an exam");
  for (const { id } of all) ctx.live.close(rooms.session(id));
}

const refusals = {
  running: ["contest.exam_running", "Your exam is running; the rest of the site is closed until it ends."],
  address: ["contest.exam_address", "This exam is taken in its rooms; this address is not one of theirs."],
  elsewhere: [
    "contest.exam_elsewhere",
    "You are in this exam on another device; whoever watches over the room can let go of it.",
  ],
} as const;

function refusal(why: Extract<ExamAnswer, { kind: "refused" }>["why"], slug: string) {
  const [code, words] = refusals[why];
  return refuse(code, words, { slug });
}
