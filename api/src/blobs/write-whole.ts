import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";

/** Writes a stream to a new file, forced to the disk, and answers what it was. */
export async function writeWhole(path: string, bytes: Readable) {
  const file = await open(path, "wx", 0o640);
  const digest = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of bytes) {
      const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      digest.update(part);
      size += part.byteLength;
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: digest.digest("hex"), size };
}
