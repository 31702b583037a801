import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { openLocalBlobs } from "./local-blobs.ts";

const folder = mkdtempSync(join(tmpdir(), "blobs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const filesOf = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe("blobs on the local disk", () => {
  it("gives back the bytes that were kept, by their hash", async () => {
    const blobs = await openLocalBlobs(folder);
    const text = "salom".repeat(100_000);

    const kept = await blobs.keep(Readable.from([text.slice(0, 7), text.slice(7)]));

    expect(kept).toEqual({ hash: sha256(text), size: text.length });
    const opened = await blobs.open(kept.hash);
    expect(opened?.size).toBe(text.length);
    if (opened === null) throw new Error("it was kept");
    expect((await buffer(opened.stream)).toString()).toBe(text);
  });

  it("keeps the same bytes once, also when they come at the same moment", async () => {
    const blobs = await openLocalBlobs(folder);
    const before = filesOf().length;

    await Promise.all([1, 2, 3].map(() => blobs.keep(Readable.from(["the same"]))));

    expect(filesOf().length).toBe(before + 1);
  });

  it("leaves nothing behind of a stream that breaks off", async () => {
    const blobs = await openLocalBlobs(folder);
    const before = filesOf().length;
    async function* broken() {
      yield "half of it";
      throw new Error("the line broke");
    }

    await expect(blobs.keep(Readable.from(broken()))).rejects.toThrow("the line broke");

    expect(filesOf().length).toBe(before);
  });

  it.each(["", "../../etc/passwd", "A".repeat(64), sha256("never kept")])("has no blob %j", async (hash) => {
    const blobs = await openLocalBlobs(folder);

    expect(await blobs.open(hash)).toBeNull();
  });
});
