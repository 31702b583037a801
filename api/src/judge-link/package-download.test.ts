import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";
import { testJudgeToken } from "../../test/kit/test-ctx.ts";
import { packageDownloadRoutes } from "./package-download.ts";

let t: TestApp;
let packageHash: string;
const archive = Buffer.from("a tar of tests ".repeat(10_000));
beforeAll(async () => {
  t = await openTestApp({ routes: packageDownloadRoutes });
  packageHash = (await t.ctx.blobs.keep(Readable.from([archive]))).hash;
  await build.problemVersion(t.db, { packageHash });
});
afterAll(() => t.close());

const ask = (hash: string, headers: Record<string, string> = {}) =>
  t.send("GET", `/judge-api/packages/${hash}`, {
    headers: { authorization: `Bearer ${testJudgeToken}`, ...headers },
  });

describe("the download of a package", () => {
  it("gives a worker the archive whose hash it asked for", async () => {
    const response = await ask(packageHash);
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.status).toBe(200);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(packageHash);
  });

  it("is gzipped for a worker that takes it", async () => {
    const response = await ask(packageHash, { "accept-encoding": "gzip, deflate" });
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get("content-encoding")).toBe("gzip");
    expect(bytes.byteLength).toBeLessThan(archive.byteLength / 10);
    expect(gunzipSync(bytes).equals(archive)).toBe(true);
  });

  it("goes on from the byte at which a worker's line broke", async () => {
    const plain = await t.send("GET", `/judge-api/packages/${packageHash}?from=100000`, {
      headers: { authorization: `Bearer ${testJudgeToken}` },
    });
    const zipped = await t.send("GET", `/judge-api/packages/${packageHash}?from=149999`, {
      headers: { authorization: `Bearer ${testJudgeToken}`, "accept-encoding": "gzip" },
    });

    expect(Buffer.from(await plain.arrayBuffer()).equals(archive.subarray(100_000))).toBe(true);
    expect(plain.headers.get("content-length")).toBe("50000");
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).equals(archive.subarray(149_999))).toBe(true);
  });

  it("gives nothing without the judge's token", async () => {
    for (const authorization of ["", "Bearer wrong", testJudgeToken])
      expect((await ask(packageHash, { authorization })).status).toBe(401);
  });

  it("gives no blob that is not a package", async () => {
    const { hash } = await t.ctx.blobs.keep(Readable.from(["somebody's letter"]));

    expect((await ask(hash)).status).toBe(404);
    expect((await ask("b".repeat(64))).status).toBe(404);
    expect((await ask("nonsense")).status).toBe(400);
  });
});
