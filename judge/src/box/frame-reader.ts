/** A body is at most this long, both ways; see REPORT.md beside the runner. */
export const maxBodyBytes = 65_536;

/** One frame: four bytes of length, little-endian, and a body of strings each ended by NUL. */
export function encodeFrame(fields: readonly string[]): Buffer {
  const body = Buffer.from(fields.map((field) => `${field}\0`).join(""), "utf8");
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
}

/** Cuts a stream of bytes into the fields of each frame. */
export class FrameReader {
  private held: Buffer = Buffer.alloc(0);

  /**
   * @returns the frames that are whole now, each as its fields
   * @throws Error when a length is out of range or a body does not end with NUL; the stream cannot be trusted then
   */
  take(chunk: Buffer): string[][] {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const frames: string[][] = [];
    while (this.held.length >= 4) {
      const length = this.held.readUInt32LE(0);
      if (length === 0 || length > maxBodyBytes) throw new Error(`a frame of ${length} bytes`);
      if (this.held.length < 4 + length) break;
      const body = this.held.subarray(4, 4 + length);
      if (body[length - 1] !== 0) throw new Error("a frame that does not end with NUL");
      frames.push(body.toString("utf8", 0, length - 1).split("\0"));
      this.held = this.held.subarray(4 + length);
    }
    return frames;
  }
}
