import { createServer } from "node:http";
import { joinAnswer } from "@bilimdon/contracts/live/web-to-api";
import type { Server } from "socket.io";
import { io, type Socket } from "socket.io-client";
import { identifyListener } from "../../src/features/accounts/identify-person.ts";
import { sessionIdOf } from "../../src/features/accounts/session-token.ts";
import { holdToExam } from "../../src/features/contests/exam/hold-to-exam.ts";
import { openSocketServer } from "../../src/live/socket-server.ts";
import { serveBrowsers, webMessageBytes, webSocketPath } from "../../src/live/web-socket.ts";
import type { TestCtx } from "../kit/test-ctx.ts";
import { roomRows } from "./room.rows.ts";
import { type Asker, casesOf, type World } from "./world.ts";

export interface RoomsAsked {
  readonly cases: number;
  readonly wrong: readonly string[];
  /** What the server listens to at all. */
  readonly messages: readonly string[];
}

const signs: Readonly<Record<string, string>> = {
  "session.required": "!",
  "access.refused": "-",
  "thing.not_found": "0",
};
/** More than a socket may ask in a stretch of time is let pass by moving the clock. */
const stretchMs = 11_000;

/** Joins and leaves every room as everybody, over real sockets. */
export async function askRooms(ctx: TestCtx, world: World): Promise<RoomsAsked> {
  const http = createServer();
  const parts = { path: webSocketPath, messageBytes: webMessageBytes, redis: null, mayEnter: () => true };
  const server = openSocketServer(http, parts);
  serveBrowsers(server, {
    ctx,
    holdToExam,
    identify: (headers) => identifyListener(ctx, headers),
    sessionIdOf: (headers) => sessionIdOf(ctx.config, headers.get("cookie")),
  });
  const messages = listenedTo(server);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const sockets = new Map<Asker, Socket>();
  const wrong: string[] = [];
  let cases = 0;
  for (const [name, row] of Object.entries(roomRows)) {
    ctx.clock.advance(stretchMs);
    for (const { asker, ownership, things, wanted } of casesOf(world, row.who)) {
      const socket = sockets.get(asker) ?? (await connect(url, asker));
      sockets.set(asker, socket);
      const found = await say(socket, "join", row.room(things));
      const left = await say(socket, "leave", row.room(things));
      cases += 2;
      if (found !== wanted)
        wrong.push(`${asker.name} ${ownership} joins ${name}: wanted ${wanted}, found ${found}`);
      if (left !== "+") wrong.push(`${asker.name} ${ownership} leaves ${name}: ${left}`);
    }
  }
  for (const socket of sockets.values()) socket.disconnect();
  await server.close();
  return { cases, wrong, messages: await messages };
}

function listenedTo(server: Server): Promise<string[]> {
  return new Promise((resolve) =>
    server.once("connection", (socket) =>
      resolve(
        socket
          .eventNames()
          .map(String)
          .filter((name) => !["disconnect", "disconnecting", "error"].includes(name))
          .toSorted(),
      ),
    ),
  );
}

async function connect(url: string, { cookie }: Asker): Promise<Socket> {
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: cookie === "" ? {} : { cookie },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("connect_error", reject);
  });
  return socket;
}

async function say(socket: Socket, event: "join" | "leave", room: string): Promise<string> {
  const answer = joinAnswer.parse(await socket.timeout(10_000).emitWithAck(event, { room }));
  return answer.kind === "joined" ? "+" : (signs[answer.code] ?? answer.code);
}
