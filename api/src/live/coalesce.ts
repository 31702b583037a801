/**
 * Decides what of the outbox is sent now.
 *
 * A board in its last minutes changes many times a second, and each change is a message to thousands of browsers. So
 * the deltas of a board wait until the first of them is 250 ms old and leave as one. They wait in Postgres, not in
 * memory: a process that dies here loses nothing. All else in the room of a waiting delta waits with it, so that the
 * order in a room is always the order of writing.
 */
import { boardDelta } from "@bilimdon/contracts/live/api-to-web";
import type { BoardDelta } from "@bilimdon/rules/scoreboard/board";
import { mergeDeltas } from "@bilimdon/rules/scoreboard/merge-deltas";
import type { News } from "../db/add-to-outbox.ts";

export const mergedForMs = 250;

export interface WaitingNews extends News {
  readonly id: number;
  readonly ageMs: number;
}

export interface SendingPlan {
  readonly send: readonly News[];
  readonly sentIds: readonly number[];
  /** When something still waits: after how long it is due. */
  readonly dueInMs: number | null;
}

/** @param waiting  in the order of writing */
export function planSending(waiting: readonly WaitingNews[]): SendingPlan {
  const byRoom = new Map<string, WaitingNews[]>();
  for (const news of waiting) {
    const room = byRoom.get(news.room) ?? [];
    room.push(news);
    byRoom.set(news.room, room);
  }
  const held = [...byRoom.values()].map((room) => ({ room, dueInMs: dueIn(room) }));
  const due = held.filter(({ dueInMs }) => dueInMs <= 0).map(({ room }) => room);
  const waits = held.filter(({ dueInMs }) => dueInMs > 0).map(({ dueInMs }) => dueInMs);
  return {
    send: due.flatMap(mergeRoom),
    sentIds: due.flatMap((room) => room.map((news) => news.id)),
    dueInMs: waits.length === 0 ? null : Math.min(...waits),
  };
}

function dueIn(room: readonly WaitingNews[]): number {
  const first = room.find((news) => news.event === "board-delta");
  return first === undefined ? 0 : mergedForMs - first.ageMs;
}

/** Neighbouring deltas as one; all else as it is. */
function mergeRoom(room: readonly WaitingNews[]): News[] {
  const merged: News[] = [];
  let open: BoardDelta | null = null;
  for (const { room: name, event, payload } of room) {
    const delta: BoardDelta | null = event === "board-delta" ? boardDelta.parse(payload) : null;
    const joined: BoardDelta | null = open === null || delta === null ? null : mergeDeltas(open, delta);
    if (joined !== null) merged.pop();
    open = joined ?? delta;
    merged.push({ room: name, event, payload: open ?? payload });
  }
  return merged;
}
