/** The browsers' live link: they join rooms they have a right to, hear news, and say nothing else. */
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type JoinAnswer, joinRoom } from "@bilimdon/contracts/live/web-to-api";
import type { Server, Socket } from "socket.io";
import type { Ctx, Person } from "../ctx.ts";
import { AppError } from "../errors.ts";
import { callerAddress } from "../http/caller-address.ts";
import type { HoldToExam } from "../http/exam-part.ts";
import { examPartOfRoom } from "./exam-part-of-room.ts";
import { readJoinRight } from "./room-rights.ts";

export const webSocketPath = "/socket.io";
/** The longest thing a browser has to say is the name of a room. */
export const webMessageBytes = 4_096;

/** With the socket's own and its session's. */
const roomsAtMost = 17;
const asksAtMost = 60;
const asksWithinMs = 10_000;

export interface WebSocketParts {
  readonly ctx: Ctx;
  /** Who sends these headers: by session cookie or an app's access token. */
  identify(headers: Headers): Promise<Person | null>;
  /** The session these headers name, true or not; null: none. */
  sessionIdOf(headers: Headers): string | null;
  holdToExam: HoldToExam;
}

type Answer = (answer: JoinAnswer) => void;

/** Answers "join" and "leave" on the browsers' server. */
export function serveBrowsers(
  server: Server,
  { ctx, identify, sessionIdOf, holdToExam }: WebSocketParts,
): void {
  server.on("connection", (socket) => {
    const headers = headersOf(socket);
    const sessionId = sessionIdOf(headers);
    // Before anything is asked, so that a session which ends meanwhile finds this socket.
    const ownRoom = sessionId === null ? null : rooms.session(sessionId);
    if (ownRoom !== null) void socket.join(ownRoom);
    const spend = openAllowance(ctx);
    const listen = (event: "join" | "leave", act: (room: string) => Promise<JoinAnswer>) =>
      socket.on(event, (message: unknown, answer: unknown) => {
        // A page joins a handful of rooms; whoever asks without end is no page of ours.
        if (!spend()) return socket.disconnect(true);
        const reading = joinRoom.safeParse(message);
        const reply = readAnswer(answer);
        if (!reading.success) return reply({ kind: "refused", code: "request.malformed" });
        act(reading.data.room).then(reply, (error: unknown) => {
          ctx.log.error({ err: error, event }, "a room could not be joined or left");
          reply({ kind: "refused", code: "server.unavailable" });
        });
      });

    listen("join", async (room) => {
      // Asked anew each time: the session may have ended since the socket opened.
      const person = await identify(headers);
      const right = await readJoinRight(ctx, { person, room });
      if (right.kind === "refused") return right;
      const part = examPartOfRoom(room);
      try {
        const isByToken = headers.get("authorization") !== null;
        const reach = { address: addressOf(socket, ctx), part, isBeginning: false, isByToken };
        if (person !== null) await holdToExam(ctx, { person, ...reach });
      } catch (error) {
        if (error instanceof AppError) return { kind: "refused", code: error.code };
        throw error;
      }
      if (socket.rooms.size > roomsAtMost) return { kind: "refused", code: "request.rate_limited" };
      await socket.join(room);
      return joined(ctx);
    });
    listen("leave", async (room) => {
      if (room !== socket.id && room !== ownRoom) await socket.leave(room);
      return joined(ctx);
    });
  });
}

function joined(ctx: Ctx): JoinAnswer {
  return { kind: "joined", serverTime: ctx.clock.now() };
}

function headersOf(socket: Socket): Headers {
  const headers = new Headers();
  const { cookie, authorization } = socket.handshake.headers;
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (authorization !== undefined) headers.set("authorization", authorization);
  return headers;
}

function addressOf({ handshake }: Socket, { config }: Ctx): string {
  const forwarded = handshake.headers["x-forwarded-for"];
  const chain = Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? null);
  return callerAddress(handshake.address, chain, config.TRUSTED_PROXIES);
}

function openAllowance(ctx: Ctx): () => boolean {
  let since = ctx.clock.now();
  let asked = 0;
  return () => {
    const now = ctx.clock.now();
    if (now - since > asksWithinMs) [since, asked] = [now, 0];
    asked += 1;
    return asked <= asksAtMost;
  };
}

/** A browser that wants no answer gets none. */
function readAnswer(answer: unknown): Answer {
  return typeof answer === "function" ? (value) => answer(value) : () => {};
}
