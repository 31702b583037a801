import { boardSnapshot } from "@bilimdon/contracts/http/scoreboard";
import { boardDelta } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { io } from "socket.io-client";
import { z } from "zod";

export interface Follower {
  board(): BoardSnapshot;
  /** How often it has entered the board's room. */
  entered(): number;
  /** How often it has asked for the whole board. */
  fetched(): number;
  leave(): void;
}

const reply = z.object({ data: boardSnapshot });

/** The board as bytes: what the API answers to whoever asks now. */
export async function readBoardBytes(url: string, slug: string): Promise<string> {
  const answer = await fetch(`${url}/api/contests/${slug}/scoreboard`);
  return JSON.stringify(reply.parse(await answer.json()).data);
}

/** A spectator's page without the page: the snapshot, then deltas, and the snapshot again after a gap or a cut line. */
export async function followBoard(url: string, slug: string): Promise<Follower> {
  let board: BoardSnapshot | null = null;
  let [entered, fetched] = [0, 0];
  const fetchBoard = async () => {
    fetched += 1;
    const snapshot = reply.parse(JSON.parse(`{"data":${await readBoardBytes(url, slug)}}`)).data;
    if (board === null || snapshot.version >= board.version) board = snapshot;
  };
  await fetchBoard();
  const room = rooms.publicBoard(boardOf().contestId);
  const socket = io(url, { transports: ["websocket"], forceNew: true, reconnectionDelay: 100 });
  socket.on("board-delta", (message: unknown) => {
    const result = applyDelta(boardOf(), boardDelta.parse(message));
    if (result.kind === "gap") void fetchBoard().catch(() => {});
    else board = result.snapshot;
  });
  await new Promise<void>((resolve) =>
    socket.on("connect", () =>
      socket.emit("join", { room }, async () => {
        // What happened between the snapshot and the joining was not sent to us.
        await fetchBoard().catch(() => {});
        entered += 1;
        resolve();
      }),
    ),
  );
  return { board: boardOf, entered: () => entered, fetched: () => fetched, leave: () => socket.disconnect() };

  function boardOf(): BoardSnapshot {
    if (board === null) throw new Error("there is no board yet");
    return board;
  }
}
