/**
 * The process whose fan-out is measured: the browsers' server of the API as main.ts joins it, with its outbox, and a
 * bare `ws` server beside it. It does what the bench orders and says when it is done.
 */
import { createServer, type Server as HttpServer } from "node:http";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { BoardDelta } from "@bilimdon/rules/scoreboard/board";
import { WebSocketServer } from "ws";
import { addToOutbox } from "../../src/db/add-to-outbox.ts";
import { inTransaction } from "../../src/db/transaction.ts";
import { identifyPerson } from "../../src/features/accounts/identify-person.ts";
import { sessionIdOf } from "../../src/features/accounts/session-token.ts";
import { holdToExam } from "../../src/features/contests/exam/hold-to-exam.ts";
import { liveOn } from "../../src/live/broadcast.ts";
import { openOutboxSender } from "../../src/live/outbox-sender.ts";
import { openSocketServer } from "../../src/live/socket-server.ts";
import { serveBrowsers, webMessageBytes, webSocketPath } from "../../src/live/web-socket.ts";
import { type FanOutOrder, type FanOutReply, monotonicMs } from "./fan-out-words.ts";
import { openBenchCtx } from "./open-bench-ctx.ts";

const { DATABASE_URL = "", BLOB_FOLDER = "", CONTEST_ID = "" } = process.env;

const http = createServer();
const server = openSocketServer(http, {
  path: webSocketPath,
  messageBytes: webMessageBytes,
  redis: null,
  mayEnter: () => true,
});
const door = await openBenchCtx({ databaseUrl: DATABASE_URL, blobFolder: BLOB_FOLDER });
const ctx = { ...door.ctx, live: liveOn(server) };
serveBrowsers(server, {
  ctx,
  identify: async (headers) => (await identifyPerson(ctx, headers))?.person ?? null,
  sessionIdOf: (headers) => sessionIdOf(ctx.config, headers.get("cookie")),
  holdToExam,
});
const outbox = openOutboxSender(ctx);
const bareHttp = createServer();
const bare = new WebSocketServer({ server: bareHttp, perMessageDeflate: false });
const room = rooms.publicBoard(CONTEST_ID);
let version = 0;

const act: {
  readonly [K in FanOutOrder["kind"]]: (order: Extract<FanOutOrder, { kind: K }>) => Promise<FanOutReply>;
} = {
  async flood({ over, broadcasts }) {
    for (let sent = 0; sent < broadcasts; sent += 1) {
      const delta = nextDelta();
      if (over === "socket.io") ctx.live.send(room, "board-delta", delta);
      else {
        const bytes = Buffer.from(`42${JSON.stringify(["board-delta", delta])}`);
        for (const client of bare.clients) client.send(bytes, { binary: false });
      }
      await nextTurn();
    }
    return { kind: "flooded" };
  },
  async pace({ deltas, everyMs }) {
    const firstVersion = version + 1;
    const writtenAtMs: number[] = [];
    for (let written = 0; written < deltas; written += 1) {
      const payload = nextDelta();
      await inTransaction(ctx.db, (tx) => addToOutbox(tx, [{ room, event: "board-delta", payload }]));
      writtenAtMs.push(monotonicMs());
      outbox.wake();
      await sleep(everyMs);
    }
    return { kind: "paced", firstVersion, writtenAtMs };
  },
  async weigh() {
    // Given twice: what the first frees of objects outside the heap, the second takes off the process.
    globalThis.gc?.();
    await sleep(200);
    globalThis.gc?.();
    return { kind: "weighed", residentBytes: process.memoryUsage.rss() };
  },
};

/** What most deltas are: one cell of one line. */
function nextDelta(): BoardDelta {
  const previousVersion = version;
  version += 1;
  return {
    contestId: CONTEST_ID,
    audience: "public",
    previousVersion,
    version,
    cells: [
      {
        participantId: "par_0123456789abcdefghjk",
        problemId: "prb_0123456789abcdefghjk",
        cell: { kind: "solved", wrongBefore: 1, solvedAtMinutes: 117 },
      },
    ],
    firsts: [],
  };
}

function listen(one: HttpServer): Promise<number> {
  return new Promise((resolve) =>
    one.listen({ port: 0, host: "127.0.0.1", backlog: 4_096 }, () => {
      const address = one.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
}

const say = (reply: FanOutReply) => process.send?.(reply);
/** Promise: only the bench that forked this process speaks on its line, in the words of fan-out-words. */
const orderOf = (message: unknown) => message as FanOutOrder;
process.on("message", async (message) => {
  const order = orderOf(message);
  if (order.kind === "flood") say(await act.flood(order));
  else if (order.kind === "pace") say(await act.pace(order));
  else say(await act.weigh(order));
});
process.on("disconnect", () => process.exit());
say({ kind: "ready", port: await listen(http), barePort: await listen(bareHttp) });
