/**
 * The page's one Socket.IO connection, made when something first wants to be live and never before: the library alone
 * weighs more than a whole reading page.
 */
import { rightsChanged } from "@bilimdon/contracts/live/rights-changed";
import type { JoinAnswer } from "@bilimdon/contracts/live/web-to-api";
import { signal } from "@preact/signals";
import type { Socket } from "socket.io-client";
import { noteServerTime } from "../client/server-clock.ts";
import { loadSession, me } from "../client/session.ts";
import { RoomKeeper, type RoomWatcher } from "./room-keeper.ts";

/** idle: nobody has asked for it. lost: it was there, and it is being tried again. */
export const liveState = signal<"idle" | "connecting" | "live" | "lost">("idle");

interface LiveLink {
  readonly socket: Socket;
  readonly rooms: RoomKeeper;
}

const answerWithinMs = 8_000;
const tryAgainMs = 8_000;
/** After a change of rights; spread, so that a class whose teacher changed does not come back as one. */
const returnWithinMs = 1_000;
let link: Promise<LiveLink> | null = null;

export interface LiveWatcher extends RoomWatcher {
  /** Event name → what to do with its message; messages of all rooms arrive here, so they must name their subject. */
  readonly events: Readonly<Record<string, (message: unknown) => void>>;
}

/**
 * Joins a room and listens.
 *
 * @returns stop, which leaves the room and goes deaf; safe to call before the connection is there
 */
export function watchLive(watcher: LiveWatcher): () => void {
  let stop = () => {};
  let isStopped = false;
  const start = async () => {
    const opened = await openLink();
    if (isStopped) return;
    if (opened === null) {
      const timer = setTimeout(start, tryAgainMs);
      stop = () => clearTimeout(timer);
    } else stop = listen(opened, watcher);
  };
  void start();
  return () => {
    isStopped = true;
    stop();
  };
}

function listen({ socket, rooms }: LiveLink, watcher: LiveWatcher): () => void {
  const events = Object.entries(watcher.events).map(([event, hear]) => [event, answering(hear)] as const);
  for (const [event, listener] of events) socket.on(event, listener);
  const leave = rooms.watch(watcher);
  return () => {
    for (const [event, listener] of events) socket.off(event, listener);
    leave();
  };
}

/** News that ask whether they were heard are told so. */
function answering(hear: (message: unknown) => void) {
  return (message: unknown, heard?: unknown) => {
    hear(message);
    if (typeof heard === "function") heard();
  };
}

/** null: the library's file did not arrive. Pages meanwhile ask by themselves. */
async function openLink(): Promise<LiveLink | null> {
  link ??= makeLink();
  try {
    return await link;
  } catch {
    link = null;
    liveState.value = "lost";
    return null;
  }
}

async function makeLink(): Promise<LiveLink> {
  liveState.value = "connecting";
  const { io } = await import("socket.io-client");
  const socket = io({ transports: ["websocket", "polling"], reconnectionDelayMax: 8_000 });
  const rooms = new RoomKeeper({
    get connected() {
      return socket.connected;
    },
    ask: (event, room) => ask(socket, event, room),
  });
  let returnsInMs = tryAgainMs;
  socket.on(rightsChanged, () => {
    returnsInMs = Math.random() * returnWithinMs;
  });
  socket.on("connect", () => {
    liveState.value = "live";
    void rooms.rejoinAll();
  });
  socket.on("disconnect", (reason) => {
    liveState.value = "lost";
    // Closed by the server on purpose: the session may have ended, and the library does not try again by itself.
    if (reason === "io server disconnect") setTimeout(() => void returnAfterClosing(socket), returnsInMs);
    returnsInMs = tryAgainMs;
  });
  socket.on("connect_error", () => {
    liveState.value = "lost";
  });
  reconnectAsPerson(socket);
  return { socket, rooms };
}

async function returnAfterClosing(socket: Socket): Promise<void> {
  await loadSession();
  if (!socket.connected) socket.connect();
}

/** The server knows who listens by the cookie the connection began with: another person needs another connection. */
function reconnectAsPerson(socket: Socket): void {
  let userId = me.peek()?.userId;
  me.subscribe((person) => {
    if (person?.userId === userId) return;
    userId = person?.userId;
    socket.disconnect().connect();
  });
}

async function ask(socket: Socket, event: "join" | "leave", room: string): Promise<JoinAnswer | null> {
  const sentAt = Date.now();
  try {
    const answer: JoinAnswer = await socket.timeout(answerWithinMs).emitWithAck(event, { room });
    if (answer?.kind === "joined") noteServerTime(sentAt, answer.serverTime, Date.now());
    return answer ?? null;
  } catch {
    return null;
  }
}
