import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { upsertParticipants } from "./contests.queries.ts";

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
  const rows = input.participants.map((participant) => ({
    ...participant,
    id: ctx.ids.make("participant"),
    contestId,
    createdAt,
  }));
  const added = await inTransaction(ctx.db, async (tx) => {
    const parts: AddedParticipant[] = [];
    for (let at = 0; at < rows.length; at += atOnce)
      parts.push(...(await upsertParticipants(tx, rows.slice(at, at + atOnce))));
    return parts;
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return added;
}
