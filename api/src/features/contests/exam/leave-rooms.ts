import { rightsChanged } from "@bilimdon/contracts/live/rights-changed";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { addToOutbox } from "../../../db/add-to-outbox.ts";
import type { Executor } from "../../../db/client.ts";
import { readSessionsInExam } from "./exam.queries.ts";

/**
 * Once this transaction is committed, closes every live socket of those who have come into an exam: whoever's time was
 * over has joined rooms since that are closed to them again. Pages come back within a second and are asked anew.
 *
 * @param at.participantId  those who compete as this line alone; absent: all of them
 */
export async function leaveRooms(
  tx: Executor,
  at: { readonly contestId: string; readonly participantId?: string },
): Promise<void> {
  const sessionIds = await readSessionsInExam(tx, at);
  await addToOutbox(
    tx,
    sessionIds.map((id) => ({ room: rooms.session(id), event: rightsChanged, payload: {} })),
  );
}
