import { createHash, timingSafeEqual } from "node:crypto";
import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { clockState } from "@bilimdon/rules/contest/contest-clock";
import type { Person, RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { readTimedContest } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { raiseRoster } from "../participants.queries.ts";
import { readContest } from "../read-contest.ts";
import { refuseUnqualified } from "./refuse-unqualified.ts";
import {
  countPlaces,
  findAnyLine,
  insertParticipant,
  lockRegistration,
  writeWithdrawn,
} from "./registration.queries.ts";

export interface Registration {
  readonly slug: string;
  readonly code?: string | undefined;
  readonly team?:
    | { readonly name: string; readonly organisation: string | null; readonly members: readonly string[] }
    | undefined;
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>;
type CallerCtx = RequestCtx & { readonly person: Person };

/**
 * Gives the caller a place in a contest that lets people join. Registering again changes nothing.
 *
 * @throws registration.closed, registration.wrong_code, registration.not_qualified,
 *   registration.full, registration.team_refused, thing.not_found
 */
export async function joinContest(ctx: CallerCtx, wish: Registration): Promise<ContestDetail> {
  requirePermit(ctx, "contest.take-part");
  await inTransaction(ctx.db, async (tx) => {
    const contest = await lockRegistration(tx, wish.slug);
    if (contest === null) throw refuse("thing.not_found", `There is no contest "${wish.slug}".`);
    const { contestId } = contest;
    const earlier = await findAnyLine(tx, contestId, ctx.person.userId);
    if (earlier !== null && earlier.withdrawnAt === null && earlier.part === "contestant") return;
    await refuseClosed(ctx, tx, contest);
    refuseWrongCode(contest, wish.code);
    await refuseUnqualified(ctx, tx, contest);
    if ((wish.team !== undefined) !== (contest.takes === "teams"))
      throw refuse("registration.team_refused", `This contest takes ${contest.takes}.`, {
        takes: contest.takes,
      });
    const taken = await countPlaces(tx, contestId);
    if (contest.capacity !== null && taken >= contest.capacity)
      throw refuse("registration.full", `All ${contest.capacity} places are taken.`, {
        capacity: contest.capacity,
      });
    if (earlier === null) await join(ctx, tx, { contestId, team: wish.team });
    else if (earlier.part === "upsolver")
      throw refuse(
        "registration.closed",
        "You have solved in this contest's archive; you cannot join it now.",
      );
    else await writeWithdrawn(tx, { contestId, participantId: earlier.participantId, withdrawnAt: null });
    await raiseRoster(tx, contestId);
  });
  // The sweep of the boards shows the new line within a second: hundreds who join at once are one change.
  return readContest(ctx, { slug: wish.slug });
}

async function refuseClosed(ctx: CallerCtx, tx: Executor, contest: Locked): Promise<void> {
  const now = ctx.clock.now();
  const timed = await readTimedContest(tx, contest.contestId);
  const participant = { startedAt: null, extraMs: 0 };
  const isOver = timed !== null && clockState({ ...timed, participant, now }).kind === "ended";
  const { registration, registrationEndsAt } = contest;
  const isLate = registrationEndsAt !== null && now >= registrationEndsAt.getTime();
  if (registration === "closed" || isOver || isLate)
    throw refuse("registration.closed", "Nobody joins this contest by themselves now; ask its jury.", {
      registrationEndsAt: registrationEndsAt?.getTime() ?? null,
    });
}

/** Digests are compared, so that neither length nor a shared beginning shows in the time. */
function refuseWrongCode({ registration, invitationCode }: Locked, code: string | undefined): void {
  if (registration !== "code") return;
  const digest = (text: string) => createHash("sha256").update(text.trim().toLowerCase()).digest();
  const isRight = invitationCode !== null && timingSafeEqual(digest(code ?? ""), digest(invitationCode));
  if (!isRight) throw refuse("registration.wrong_code", "This is not the contest's invitation code.");
}

async function join(
  ctx: CallerCtx,
  tx: Executor,
  { contestId, team }: { readonly contestId: string; readonly team: Registration["team"] },
): Promise<void> {
  const { userId, displayName } = ctx.person;
  const id = ctx.ids.make("participant");
  const line = { id, contestId, createdAt: new Date(ctx.clock.now()) };
  if (team === undefined) return insertParticipant(tx, { ...line, userId, name: displayName }, []);
  const { name, organisation, members } = team;
  const member = { participantId: id, contestId };
  await insertParticipant(tx, { ...line, kind: "team", name, organisation }, [
    { ...member, id: ctx.ids.make("member"), userId, name: displayName },
    ...members.map((one) => ({ ...member, id: ctx.ids.make("member"), name: one })),
  ]);
}
