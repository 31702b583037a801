/**
 * Writes what was asked, answered or announced, and tells whoever may read it.
 *
 * Numbers are given under the lock of the contest's counter, so that they become visible in their own order: a page
 * that has everything up to 7 and asks for what came after never misses a 6 that was committed late. News go out by the
 * outbox, in the same transaction; a page that was away asks by number.
 */
import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Person, RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { addToOutbox } from "../../db/add-to-outbox.ts";
import { inTransaction } from "../../db/transaction.ts";
import {
  type ClarificationRow,
  findSent,
  insertClarification,
  readClarification,
  takeSeq,
} from "./clarifications.queries.ts";
import { showClarification } from "./show-clarification.ts";

export interface NewClarification {
  readonly contestId: string;
  readonly kind: Clarification["kind"];
  readonly questionId: string | null;
  readonly problemId: string | null;
  /** Who asks, or whom alone it is for; null: for everybody. */
  readonly participantId: string | null;
  readonly text: string;
  readonly quoted: string | null;
  readonly sendKey: string | undefined;
}

/** Keeps it once per sender and key. @returns as its sender may see it */
export async function keepClarification(
  ctx: RequestCtx & { readonly person: Person },
  input: NewClarification,
): Promise<Clarification> {
  const { sendKey, ...rest } = input;
  const authorId = ctx.person.userId;
  const sentAt = new Date(ctx.clock.now());
  const row = await inTransaction(ctx.db, async (tx) => {
    const seq = await takeSeq(tx, input.contestId);
    // Asked under the counter's lock: two presses of one button come here one after the other.
    const earlier = sendKey === undefined ? null : await findSent(tx, authorId, sendKey);
    if (earlier !== null) return readClarification(tx, earlier);
    const id = ctx.ids.make("clarification");
    await insertClarification(tx, { ...rest, id, seq, authorId, sendKey: sendKey ?? null, sentAt });
    const kept = await readClarification(tx, id);
    if (kept !== null) await addToOutbox(tx, newsOf(kept));
    const { kind, contestId, questionId } = input;
    const after = { kind, contestId, questionId, isToAll: input.participantId === null };
    if (kind !== "question")
      await addAudit(tx, ctx, { act: "clarification.answer", thing: { kind: "clarification", id }, after });
    return kept;
  });
  if (row === null) throw new Error("a clarification was kept and cannot be read");
  await ctx.events.tell({ kind: "clarification-sent", contestId: input.contestId });
  return showClarification(row, input.kind === "question" ? "asker" : "jury");
}

function newsOf(row: ClarificationRow) {
  const news = (room: string, reader: Parameters<typeof showClarification>[1]) => ({
    room,
    event: "clarification",
    payload: showClarification(row, reader),
  });
  const toOthers =
    row.participantId === null
      ? news(rooms.publicClarifications(row.contestId), "anybody")
      : news(rooms.ownClarifications(row.participantId), "asker");
  return [news(rooms.juryClarifications(row.contestId), "jury"), toOthers];
}
