import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import type { Blobs } from "../../src/ctx.ts";

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export async function readBlob(blobs: Blobs, ...asked: Parameters<Blobs["open"]>) {
  const opened = await blobs.open(...asked);
  return opened === null ? null : { size: opened.size, text: (await buffer(opened.stream)).toString() };
}

/** What every store of blobs must do; each of them goes through it. */
export function describeBlobs(stand: () => { readonly blobs: Blobs; countBlobs(): number }): void {
  it("gives back the bytes that were kept, by their hash", async () => {
    const { blobs } = stand();
    const text = "salom".repeat(100_000);

    const kept = await blobs.keep(Readable.from([text.slice(0, 7), text.slice(7)]));

    expect(kept).toEqual({ hash: sha256(text), size: text.length });
    expect(await readBlob(blobs, kept.hash)).toEqual({ size: text.length, text });
  });

  it("keeps nothing at all as bytes like any other", async () => {
    const { blobs } = stand();

    const { hash } = await blobs.keep(Readable.from([]));

    expect(await readBlob(blobs, hash)).toEqual({ size: 0, text: "" });
  });

  it("keeps the same bytes once, also when they come at the same moment", async () => {
    const { blobs, countBlobs } = stand();
    const before = countBlobs();

    await Promise.all([1, 2, 3].map(() => blobs.keep(Readable.from(["the same"]))));

    expect(countBlobs()).toBe(before + 1);
  });

  it("leaves nothing behind of a stream that breaks off", async () => {
    const { blobs, countBlobs } = stand();
    const before = countBlobs();
    async function* broken() {
      yield "half of it";
      throw new Error("the line broke");
    }

    await expect(blobs.keep(Readable.from(broken()))).rejects.toThrow("the line broke");

    expect(countBlobs()).toBe(before);
  });

  it.each([
    ["within", { from: 2, bytes: 3 }, "234"],
    ["over the end", { from: 8, bytes: 100 }, "89"],
    ["behind the end", { from: 10, bytes: 5 }, ""],
    ["of no bytes", { from: 3, bytes: 0 }, ""],
  ])("opens a part %s, and always says how large the whole is", async (_where, range, text) => {
    const { blobs } = stand();
    const { hash } = await blobs.keep(Readable.from(["0123456789"]));

    expect(await readBlob(blobs, hash, range)).toEqual({ size: 10, text });
  });

  it("has no bytes of a blob that was removed, has those of its neighbour, and takes it again", async () => {
    const { blobs, countBlobs } = stand();
    const { hash } = await blobs.keep(Readable.from(["removed"]));
    const neighbour = await blobs.keep(Readable.from(["stays"]));
    const before = countBlobs();

    await blobs.remove(hash);
    await blobs.remove(hash);

    expect(await blobs.open(hash)).toBeNull();
    expect(countBlobs()).toBe(before - 1);
    expect(await readBlob(blobs, neighbour.hash)).toEqual({ size: 5, text: "stays" });
    await blobs.keep(Readable.from(["removed"]));
    expect(await readBlob(blobs, hash)).toEqual({ size: 7, text: "removed" });
  });

  it("removes nothing by a name that is no hash", async () => {
    const { blobs, countBlobs } = stand();
    await blobs.keep(Readable.from(["any"]));
    const before = countBlobs();

    for (const name of ["", "..", "../../blobs"]) await blobs.remove(name);

    expect(countBlobs()).toBe(before);
  });

  it.each(["", "../../etc/passwd", "A".repeat(64), sha256("never kept")])("has no blob %j", async (hash) => {
    expect(await stand().blobs.open(hash)).toBeNull();
  });
}
