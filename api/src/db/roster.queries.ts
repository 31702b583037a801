import type { BoardAudience, BoardGroup, BoardParticipant } from "@bilimdon/rules/scoreboard/board";
import { and, asc, eq, isNull, not, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { participants } from "./schema/contests.ts";
import { contestGroups } from "./schema/participants.ts";

export interface BoardPlace {
  readonly contestId: string;
  readonly audience: BoardAudience;
}

/** A condition on `participants`: has a line on a board, the public or at least the jury's. */
export const isOnBoards = and(isNull(participants.withdrawnAt), eq(participants.part, "contestant"));

// Named in full: inside a subquery drizzle leaves the table's name out, and "id" would be the subquery's own.
const outerId = sql`"participants"."id"`;

/** A condition on `participants`: on the jury's board alone, by itself or by one of its groups. */
export const isHiddenLine = sql<boolean>`(${participants.isHidden} = 1 or exists (
  select 1 from participant_groups m join contest_groups g on g.id = m.group_id
  where m.participant_id = ${outerId} and g.is_hidden = 1))`;

// As JSON: the client asks no server for its array types, and would hand an array on as text.
const groupIds = sql<string[]>`coalesce((
  select json_agg(g.id order by g.sort_order, g.name)
  from participant_groups m join contest_groups g on g.id = m.group_id
  where m.participant_id = ${outerId}), '[]')`;

/** What the jury added to the line by hand and did not withdraw: minutes or points. */
const adjustment = sql<number>`coalesce((select sum(a.hundredths) from penalty_adjustments a
  where a.participant_id = ${outerId} and a.withdrawn_at is null), 0)::float8 / 100`;

/** Everyone who competes, in order of joining, and the groups; what is hidden is on the jury's board alone. */
export async function readRoster(
  tx: Executor,
  { contestId, audience }: BoardPlace,
): Promise<{ groups: BoardGroup[]; participants: BoardParticipant[] }> {
  const isPublic = audience === "public";
  const groups = await tx
    .select({ groupId: contestGroups.id, name: contestGroups.name, sortOrder: contestGroups.sortOrder })
    .from(contestGroups)
    .where(and(eq(contestGroups.contestId, contestId), isPublic ? eq(contestGroups.isHidden, 0) : undefined))
    .orderBy(asc(contestGroups.sortOrder), asc(contestGroups.name));
  const lines = await tx
    .select({
      participantId: participants.id,
      name: participants.name,
      organisation: participants.organisation,
      isUnofficial: participants.isUnofficial,
      isHidden: isHiddenLine,
      groupIds,
      adjustment,
    })
    .from(participants)
    .where(and(eq(participants.contestId, contestId), isOnBoards, isPublic ? not(isHiddenLine) : undefined))
    .orderBy(asc(participants.createdAt), asc(participants.id));
  const names = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  return {
    groups,
    participants: lines.map(({ isUnofficial, isHidden, groupIds: within, adjustment: added, ...line }) => ({
      ...line,
      group: names.get(within[0] ?? "") ?? null,
      // What is usual goes unsaid: the board of a thousand lines is fetched by everybody.
      ...(within.length > 0 && { groupIds: within }),
      ...(isUnofficial === 1 && { isUnofficial: true }),
      ...(isHidden && { isHidden: true }),
      ...(added !== 0 && { adjustment: added }),
    })),
  };
}
