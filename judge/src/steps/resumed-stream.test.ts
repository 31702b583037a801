import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { downloadPackage } from "./download-package.ts";
import { resumedStream } from "./resumed-stream.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "judge-resumed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A server that breaks each connection after so many bytes on the line. */
async function servePackage(tar: Buffer, bytesALine: number, isGzipped: boolean) {
  const asked: number[] = [];
  const server = createServer((request, reply) => {
    const from = Number(new URL(`http://h${request.url}`).searchParams.get("from") ?? "0");
    asked.push(from);
    const rest = tar.subarray(from);
    const body = isGzipped ? gzipSync(rest, { level: 0 }) : rest;
    if (isGzipped) reply.setHeader("content-encoding", "gzip");
    reply.setHeader("content-length", body.byteLength);
    reply.write(body.subarray(0, bytesALine), () => {
      if (bytesALine < body.byteLength) setTimeout(() => reply.destroy(), 20);
      else reply.end();
    });
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { asked, source: { apiUrl: `http://127.0.0.1:${port}`, token: "t" }, close: () => server.close() };
}

it.each([true, false])(
  "brings a package over a line that keeps breaking (gzip %s), no byte twice",
  async (isGzipped) => {
    const test = randomBytes(400_000);
    const tar = pack();
    tar.entry({ name: "sum/data/secret/1.in" }, test);
    tar.finalize();
    const archive = await buffer(tar);
    const server = await servePackage(archive, 150_000, isGzipped);

    await downloadPackage(server.source, createHash("sha256").update(archive).digest("hex"), folder);
    server.close();

    expect((await readFile(join(folder, "sum/data/secret/1.in"))).equals(test)).toBe(true);
    expect(server.asked[0]).toBe(0);
    expect(server.asked.length).toBeGreaterThanOrEqual(3);
    expect(server.asked).toEqual([...new Set(server.asked)].sort((one, other) => one - other));
  },
);

const never = { idleMs: 1_000, mostBreaks: 2, pauseMs: 1 };

it("gives up after so many breaks without a byte between them", async () => {
  const froms: number[] = [];
  const fetchFrom = async (byte: number) => {
    froms.push(byte);
    throw new Error("no route");
  };

  await expect(buffer(resumedStream({ ...never, fetchFrom }))).rejects.toThrow("no route");
  expect(froms).toEqual([0, 0, 0]);
});

it("does not ask again after an answer that stays the same", async () => {
  const server = createServer((_, reply) => reply.writeHead(404).end());
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  let asked = 0;
  server.on("request", () => {
    asked += 1;
  });

  const download = downloadPackage(
    { apiUrl: `http://127.0.0.1:${port}`, token: "t" },
    "a".repeat(64),
    folder,
  );
  await expect(download).rejects.toThrow("404");
  server.close();
  expect(asked).toBe(1);
});
