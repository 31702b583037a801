import type { ParticipantTime } from "@bilimdon/rules/contest/contest-plan";
import { and, eq } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { isHiddenLine, isOnBoards } from "../../db/roster.queries.ts";
import { participants } from "../../db/schema/contests.ts";

/** What scoring has to know of a line. */
export interface ScoredLine extends ParticipantTime {
  readonly participantId: string;
  readonly isHidden: boolean;
  /** Neither it nor what is hidden can be the first to solve. */
  readonly isUnofficial: boolean;
}

/** The lines of a contest that are on a board, or one of them. */
export async function readScoredLines(
  tx: Executor,
  { contestId, participantId }: { readonly contestId: string; readonly participantId?: string },
): Promise<ScoredLine[]> {
  const rows = await tx
    .select({
      participantId: participants.id,
      startedAt: participants.startedAt,
      extraMs: participants.extraMs,
      isHidden: isHiddenLine,
      isUnofficial: participants.isUnofficial,
    })
    .from(participants)
    .where(
      and(
        eq(participants.contestId, contestId),
        isOnBoards,
        participantId === undefined ? undefined : eq(participants.id, participantId),
      ),
    );
  return rows.map(({ startedAt, isUnofficial, ...line }) => ({
    ...line,
    startedAt: startedAt?.getTime() ?? null,
    isUnofficial: isUnofficial === 1,
  }));
}
