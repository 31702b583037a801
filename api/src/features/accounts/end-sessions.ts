import { sessionEnded } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { addToOutbox } from "../../db/add-to-outbox.ts";
import type { Executor } from "../../db/client.ts";
import { deleteImpersonations, deleteSessions, type SessionChoice } from "./sessions.queries.ts";

/**
 * Ends sessions and, once this transaction is committed, closes their live sockets on every API process. The caller
 * tells "sessions-ended" after the commit, so that nobody waits for the outbox's next look.
 *
 * @returns how many there were
 */
export async function endSessions(
  tx: Executor,
  ending: { readonly userId: string; readonly choice: SessionChoice },
): Promise<number> {
  return tellEnded(tx, await deleteSessions(tx, ending.userId, ending.choice));
}

/** Ends what a person who is an admin no longer does in other people's names. */
export async function endImpersonations(tx: Executor, impersonatorId: string): Promise<number> {
  return tellEnded(tx, await deleteImpersonations(tx, impersonatorId));
}

async function tellEnded(tx: Executor, ended: readonly string[]): Promise<number> {
  await addToOutbox(
    tx,
    ended.map((sessionId) => ({ room: rooms.session(sessionId), event: sessionEnded, payload: {} })),
  );
  return ended.length;
}
