import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { findKeptContest } from "../editing/settings.queries.ts";
import { raiseRoster } from "../participants.queries.ts";
import { usersOf } from "./import-participants.ts";
import { type KeptLine, readLines, readUserIds, replaceMembers } from "./participant-lines.queries.ts";

interface Member {
  readonly name: string;
  readonly login: string | null;
  readonly part: "contestant" | "coach";
}

/** index: of the member in what was sent; null: the line as a whole. */
interface MemberFault {
  readonly index: number | null;
  readonly fault: "not-a-team" | "unknown-login" | "twice" | "in-another-line";
}

export interface MembersWish {
  readonly slug: string;
  readonly participantId: string;
  readonly members: readonly Member[];
}

/**
 * Sets who a team is made of. Whoever is added may send in the team's name at once, and whoever is left out may not;
 * what was sent stays the team's.
 *
 * @throws participants.members_refused with every fault; thing.not_found
 */
export async function changeMembers(
  ctx: RequestCtx,
  { slug, participantId, members }: MembersWish,
): Promise<{ readonly participantId: string }> {
  const contestId = await requireInContest(ctx, "contest.manage-participants", slug);
  await inTransaction(ctx.db, async (tx) => {
    const contest = await findKeptContest(tx, { contestId, isLocked: true });
    if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
    const lines = await readLines(tx, contestId);
    const team = lines.find(({ id }) => id === participantId);
    if (team === undefined) throw refuse("thing.not_found", "The contest has no such participant.");
    const logins = members.flatMap(({ login }) => (login === null ? [] : [login.toLowerCase()]));
    const userIds = await readUserIds(tx, [...new Set(logins)]);
    const people = members.map((one) => ({
      ...one,
      userId: one.login === null ? null : (userIds.get(one.login.toLowerCase()) ?? null),
    }));
    refuseFaults(findFaults(team, people, lines));
    await replaceMembers(
      tx,
      participantId,
      people.map(({ name, part, userId }) => ({
        id: ctx.ids.make("member"),
        participantId,
        contestId,
        userId,
        name,
        part,
      })),
    );
    await raiseRoster(tx, contestId);
    await addAudit(tx, ctx, {
      act: "participants.change-members",
      thing: { kind: "participant", id: participantId },
      before: factsOf(team.members),
      after: factsOf(people),
    });
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return { participantId };
}

type Person = Member & { readonly userId: string | null };

function findFaults(team: KeptLine, people: readonly Person[], lines: readonly KeptLine[]): MemberFault[] {
  if (team.kind !== "team") return [{ index: null, fault: "not-a-team" }];
  const elsewhere = new Set(lines.filter(({ id }) => id !== team.id).flatMap(usersOf));
  return people.flatMap((person, index): MemberFault[] => {
    const { userId, login, part } = person;
    if (login === null) return [];
    if (userId === null) return [{ index, fault: "unknown-login" }];
    if (people.findIndex((other) => other.userId === userId) !== index) return [{ index, fault: "twice" }];
    return part === "contestant" && elsewhere.has(userId) ? [{ index, fault: "in-another-line" }] : [];
  });
}

function refuseFaults(faults: readonly MemberFault[]): void {
  if (faults.length === 0) return;
  const words = faults.map(({ index, fault }) => (index === null ? fault : `member ${index + 1}: ${fault}`));
  throw refuse("participants.members_refused", `The team was not changed: ${words.join("; ")}.`, { faults });
}

/** Who, as far as they have accounts, and how many; no names. */
function factsOf(members: readonly { readonly userId: string | null; readonly part: string }[]) {
  const of = (part: string) => members.filter((member) => member.part === part);
  return {
    contestants: of("contestant").length,
    coaches: of("coach").length,
    accounts: members.flatMap(({ userId }) => (userId === null ? [] : [userId])),
  };
}
