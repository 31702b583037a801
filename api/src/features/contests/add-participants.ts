import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import { inTransaction } from "../../db/transaction.ts";
import { upsertParticipants } from "./contests.queries.ts";
import { joinGroups, keepGroupNames, raiseRoster } from "./participants.queries.ts";

export interface NewParticipant {
  /** null: a line nobody signs in as. */
  readonly userId: string | null;
  readonly name: string;
  readonly organisation: string | null;
  readonly group: string | null;
}

export interface AddedParticipant {
  readonly participantId: string;
  readonly userId: string | null;
  readonly name: string;
}

const atOnce = 500;
const mostGroups = 500;

/**
 * Puts people and teams on a contest's board: all of them, or none. A person who is on it already keeps the line.
 *
 * @returns in the order given
 */
export async function addParticipants(
  ctx: Pick<Ctx, "db" | "ids" | "clock" | "events">,
  input: { readonly contestId: string; readonly participants: readonly NewParticipant[] },
): Promise<AddedParticipant[]> {
  const { contestId } = input;
  const createdAt = new Date(ctx.clock.now());
  const rows = input.participants.map(({ userId, name, organisation }) => ({
    userId,
    name,
    organisation,
    id: ctx.ids.make("participant"),
    contestId,
    createdAt,
  }));
  const added = await inTransaction(ctx.db, async (tx) => {
    const parts: AddedParticipant[] = [];
    for (let at = 0; at < rows.length; at += atOnce)
      parts.push(...(await upsertParticipants(tx, rows.slice(at, at + atOnce))));
    await keepGroups(ctx, tx, { ...input, added: parts });
    await raiseRoster(tx, contestId);
    return parts;
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return added;
}

/** Makes the groups that are named and not there yet, and puts each line into its own. */
async function keepGroups(
  ctx: Pick<Ctx, "ids">,
  tx: Executor,
  {
    contestId,
    participants,
    added,
  }: {
    readonly contestId: string;
    readonly participants: readonly NewParticipant[];
    readonly added: readonly AddedParticipant[];
  },
): Promise<void> {
  const names = [...new Set(participants.flatMap(({ group }) => (group === null ? [] : [group])))];
  if (names.length === 0) return;
  if (names.length > mostGroups) throw new Error(`${names.length} groups; ${mostGroups} are taken`);
  const rows = names.map((name) => ({ id: ctx.ids.make("group"), contestId, name }));
  const groups = new Map((await keepGroupNames(tx, rows)).map(({ name, groupId }) => [name, groupId]));
  const within = participants.flatMap(({ group }, index) => {
    const [groupId, participantId] = [groups.get(group ?? ""), added[index]?.participantId];
    return groupId === undefined || participantId === undefined ? [] : [{ groupId, participantId }];
  });
  for (let at = 0; at < within.length; at += atOnce) await joinGroups(tx, within.slice(at, at + atOnce));
}
