import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { legacyBase } from "../../test/kit/write-package.ts";
import { downloadPackage } from "./download-package.ts";
import { openLruFolder } from "./lru-folder.ts";
import { openShelf, type PackageShelf } from "./open-package.ts";

let storePath: string;
let server: Server;
let shelf: PackageShelf;
let answer: { readonly status: number; readonly body: Uint8Array; readonly encoding?: string };
let requests: string[];

beforeEach(async () => {
  storePath = await mkdtemp(join(tmpdir(), "judge-shelf-"));
  requests = [];
  server = createServer((request, reply) => {
    requests.push(`${request.url} ${request.headers.authorization}`);
    if (answer.encoding) reply.setHeader("content-encoding", answer.encoding);
    reply.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const source = { apiUrl: `http://127.0.0.1:${port}`, token: "secret" };
  shelf = openShelf({
    storePath,
    shelf: await openLruFolder(join(storePath, "packages"), 1_000_000),
    download: (hash, folder) => downloadPackage(source, hash, folder),
  });
});
afterEach(async () => {
  server.close();
  await rm(storePath, { recursive: true, force: true });
});

type EntryHeader = { readonly name: string; readonly type?: "file" | "symlink"; readonly linkname?: string };

async function tarOf(entries: readonly (readonly [EntryHeader, string?])[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, text] of entries) tar.entry({ ...header }, text ?? "");
  tar.finalize();
  return buffer(tar);
}

const packageTar = () =>
  tarOf(Object.entries(legacyBase).map(([path, text]) => [{ name: `sum/${path}` }, text] as const));
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const list = () =>
  readdir(join(storePath, "packages")).then((names) => names.filter((name) => name.length === 64));

describe("a package", () => {
  it("is downloaded with the token, once, however many lanes ask for it, and then lies on the shelf", async () => {
    const tar = await packageTar();
    answer = { status: 200, body: gzipSync(tar), encoding: "gzip" };

    const openings = await Promise.all([1, 2, 3].map(() => shelf.open(hashOf(tar))));
    openings.push(await shelf.open(hashOf(tar)));

    expect(openings.map((opening) => opening.kind)).toEqual(["open", "open", "open", "open"]);
    expect(requests).toEqual([`/judge-api/packages/${hashOf(tar)} Bearer secret`]);
    expect(openings[0]).toMatchObject({ package: { manifest: { shortName: "sum" } } });
  });
  it("is taken as a bare gzip or a plain tar as well, and fetched again when somebody emptied the shelf", async () => {
    const tar = await packageTar();
    for (const body of [gzipSync(tar), tar]) {
      answer = { status: 200, body };
      expect(await shelf.open(hashOf(tar))).toMatchObject({ kind: "open" });
      await rm(join(storePath, "packages", hashOf(tar)), { recursive: true });
    }
  });
  it("that arrives with other bytes than its hash says is the platform's fault, and not kept", async () => {
    answer = { status: 200, body: gzipSync(await packageTar()), encoding: "gzip" };

    const opening = await shelf.open("0".repeat(64));

    expect(opening).toMatchObject({
      kind: "failed",
      fault: "platform",
      detail: expect.stringContaining("damaged"),
    });
    expect(await list()).toEqual([]);
  });
  it("that is cut short on the way is the platform's fault, and not kept", async () => {
    const tar = await packageTar();
    answer = { status: 200, body: gzipSync(tar).subarray(0, 200), encoding: "gzip" };

    expect(await shelf.open(hashOf(tar))).toMatchObject({ kind: "failed", fault: "platform" });
    expect(await list()).toEqual([]);
  });
  it("that the API does not have is the platform's fault, and asked for again the next time", async () => {
    answer = { status: 404, body: new Uint8Array() };
    const opening = await shelf.open("1".repeat(64));
    await shelf.open("1".repeat(64));

    expect(opening).toMatchObject({ kind: "failed", detail: expect.stringContaining("404") });
    expect(requests).toHaveLength(2);
  });
  it("never writes outside its folder, and takes nothing but regular files", async () => {
    const climbing = await tarOf([[{ name: "sum/../../evil" }, "x"]]);
    answer = { status: 200, body: climbing };
    expect(await shelf.open(hashOf(climbing))).toMatchObject({
      kind: "failed",
      detail: expect.stringContaining(".."),
    });

    const linking = await tarOf([
      ...Object.entries(legacyBase).map(([path, text]) => [{ name: `sum/${path}` }, text] as const),
      [{ name: "sum/data/secret/2.in", type: "symlink", linkname: "/etc/passwd" }],
    ]);
    answer = { status: 200, body: linking };
    expect(await shelf.open(hashOf(linking))).toMatchObject({ kind: "open" });
    expect(await readdir(join(storePath, "packages", hashOf(linking), "sum/data/secret"))).toEqual([
      "1.ans",
      "1.in",
    ]);
  });
  it("keeps the time limit that DOMjudge writes to .timelimit below the short name", async () => {
    const tar = await tarOf([
      ...Object.entries(legacyBase).map(([path, text]) => [{ name: `sum/${path}` }, text] as const),
      [{ name: "sum/.timelimit" }, "3\n"],
    ]);
    answer = { status: 200, body: tar };
    expect(await shelf.open(hashOf(tar))).toMatchObject({
      kind: "open",
      package: { manifest: { limits: { timeLimitMs: 3000 } } },
    });
  });
  it("that cannot be read is the setter's fault", async () => {
    const tar = await tarOf([[{ name: "sum/problem.yaml" }, "name: [\n"]]);
    answer = { status: 200, body: tar };
    expect(await shelf.open(hashOf(tar))).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("problem.yaml"),
    });
  });
});
