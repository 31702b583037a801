/**
 * What the API is measured against, in a process of its own: raw Node http, and Hono with nothing but one prepared read
 * of the same rows. No parsing, no rights, no headers, no log.
 */
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { findPersonBare, listContestsBare, openBareDatabase } from "./bare.queries.ts";

const { DATABASE_URL: url, SESSION_IDS: sessionIds } = process.env;
if (url === undefined || sessionIds === undefined)
  throw new Error("DATABASE_URL and SESSION_IDS are missing.");
const sql = openBareDatabase(url);
const ids = sessionIds.split(",");
let asked = 0;
/** Whose row is read: somebody else's each time, as by the API. */
const nextId = () => ids[asked++ % ids.length] ?? "";

const app = new Hono()
  .get("/hello", (c) => c.json({ data: null }))
  .get("/me", async (c) => c.json({ data: await findPersonBare(sql, nextId()) }))
  .get("/list", async (c) => c.json({ data: { contests: await listContestsBare(sql) } }));

const raw = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end('{"data":null}');
});

const listen = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );

const honoPort = await listen(createServer(getRequestListener(app.fetch)));
const rawPort = await listen(raw);
process.on("SIGTERM", () => process.exit(0));
console.log(JSON.stringify({ ready: true, honoPort, rawPort }));
