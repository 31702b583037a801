import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { AuditFacts } from "../../../db/schema/audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { requireNotFinal } from "../../../http/require-not-final.ts";
import { leaveRooms } from "../exam/leave-rooms.ts";
import { raiseRoster } from "../participants.queries.ts";
import {
  type KeptLine,
  type LineValues,
  readGroups,
  readLines,
  updateGroup,
  updateLine,
} from "./participant-lines.queries.ts";

/**
 * Everyone who takes or took part, as officials see them.
 *
 * @throws thing.not_found
 */
export async function listParticipants(ctx: RequestCtx, input: { readonly slug: string }) {
  const contestId = await requireInContest(ctx, "contest.manage-participants", input.slug);
  const [lines, groups] = await Promise.all([readLines(ctx.db, contestId), readGroups(ctx.db, contestId)]);
  return { participants: lines.map(showLine), groups };
}

export interface ParticipantChange {
  readonly name?: string | undefined;
  readonly organisation?: string | null | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isUnofficial?: boolean | undefined;
  readonly extraMs?: number | undefined;
  readonly isWithdrawn?: boolean | undefined;
}

/**
 * Changes a line: its name, whether it is seen and ranked, its extra time, whether it takes part. Boards follow.
 *
 * @throws contest.results_final where ranks could change, thing.not_found
 */
export async function changeParticipant(
  ctx: RequestCtx,
  input: { readonly slug: string; readonly participantId: string; readonly change: ParticipantChange },
): Promise<{ readonly participantId: string }> {
  const contestId = await requireInContest(ctx, "contest.manage-participants", input.slug);
  const { participantId, change } = input;
  const { name, organisation, isHidden, isUnofficial, extraMs, isWithdrawn } = change;
  const set = {
    ...(name === undefined ? {} : { name }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(isHidden === undefined ? {} : { isHidden: isHidden ? 1 : 0 }),
    ...(isUnofficial === undefined ? {} : { isUnofficial: isUnofficial ? 1 : 0 }),
    ...(extraMs === undefined ? {} : { extraMs }),
    ...(isWithdrawn === undefined ? {} : { withdrawnAt: isWithdrawn ? new Date(ctx.clock.now()) : null }),
  };
  await inTransaction(ctx.db, async (tx) => {
    if (Object.keys(set).length === 0) return;
    if (isRanking(set)) await requireNotFinal(tx, contestId);
    const before = await updateLine(tx, { contestId, participantId }, set);
    if (before === null) throw refuse("thing.not_found", "The contest has no such participant.");
    await raiseRoster(tx, contestId);
    // More time may carry them back into an exam that was over for them.
    if (extraMs !== undefined) await leaveRooms(tx, { contestId, participantId });
    await addAudit(tx, ctx, {
      act: "participants.change",
      thing: { kind: "participant", id: participantId },
      before: lineFacts(before, set),
      after: lineFacts(set, set),
    });
  });
  ctx.log.info({ contestId, participantId, change, by: ctx.person?.userId }, "a participant was changed");
  await ctx.events.tell({ kind: "contest-changed", contestId });
  // More time is this line's alone: no board says so.
  if (extraMs !== undefined)
    ctx.live.send(rooms.ownClarifications(participantId), "contest-changed", { contestId });
  return { participantId };
}

/**
 * Changes a group: where its lines stand, and whether the public sees them.
 *
 * @throws contest.results_final, thing.not_found
 */
export async function changeGroup(
  ctx: RequestCtx,
  input: {
    readonly slug: string;
    readonly groupId: string;
    readonly change: { readonly sortOrder?: number | undefined; readonly isHidden?: boolean | undefined };
  },
): Promise<{ readonly groupId: string }> {
  const contestId = await requireInContest(ctx, "contest.manage-participants", input.slug);
  const { groupId } = input;
  const { sortOrder, isHidden } = input.change;
  const set = {
    ...(sortOrder === undefined ? {} : { sortOrder }),
    ...(isHidden === undefined ? {} : { isHidden: isHidden ? 1 : 0 }),
  };
  await inTransaction(ctx.db, async (tx) => {
    if (Object.keys(set).length === 0) return;
    await requireNotFinal(tx, contestId);
    const before = await updateGroup(tx, { contestId, groupId }, set);
    if (before === null) throw refuse("thing.not_found", "The contest has no such group.");
    await raiseRoster(tx, contestId);
    await addAudit(tx, ctx, {
      act: "participants.change-group",
      thing: { kind: "group", id: groupId },
      before: {
        ...("sortOrder" in set ? { sortOrder: before.sortOrder } : {}),
        ...("isHidden" in set ? { isHidden: before.isHidden } : {}),
      },
      after: set,
    });
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return { groupId };
}

/** Does it change who stands where? A name is mended also in final results. */
function isRanking(set: LineValues): boolean {
  return (["isHidden", "isUnofficial", "extraMs", "withdrawnAt"] as const).some((key) => key in set);
}

/** Of a line, what was set and may be written down: that a name changed, never the name. */
function lineFacts(line: LineValues, set: LineValues): AuditFacts {
  const withdrawn = "withdrawnAt" in set ? { isWithdrawn: (line.withdrawnAt ?? null) !== null } : {};
  const plain = (["isHidden", "isUnofficial", "extraMs"] as const).flatMap((key) =>
    key in set ? [[key, line[key] ?? null]] : [],
  );
  const renamed = (["name", "organisation"] as const).filter((key) => key in set);
  return { ...Object.fromEntries(plain), ...withdrawn, ...(renamed.length > 0 ? { renamed } : {}) };
}

function showLine(line: KeptLine): ContestParticipant {
  const { id, kind, part, name, login, label, organisation, country, groups, extraMs, members } = line;
  return {
    participantId: id,
    kind,
    part,
    name,
    login,
    label,
    organisation,
    country,
    groups,
    isHidden: line.isHidden === 1,
    isUnofficial: line.isUnofficial === 1,
    extraMs,
    startedAt: line.startedAt?.getTime() ?? null,
    withdrawnAt: line.withdrawnAt?.getTime() ?? null,
    members: members.map((member) => ({ name: member.name, login: member.login, part: member.part })),
  };
}
