import { rightsChanged } from "@bilimdon/contracts/live/rights-changed";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { addToOutbox } from "../../../db/add-to-outbox.ts";
import type { Executor } from "../../../db/client.ts";
import { listSessionIds } from "./people.queries.ts";

/**
 * Once this transaction is committed, closes the person's live sockets on every API process, so that each room is asked
 * for anew under the changed rights. Requests need nothing: each reads role and grants with its session.
 */
export async function tellRights(tx: Executor, userId: string): Promise<void> {
  const sessionIds = await listSessionIds(tx, userId);
  await addToOutbox(
    tx,
    sessionIds.map((id) => ({ room: rooms.session(id), event: rightsChanged, payload: {} })),
  );
}
