import { open } from "node:fs/promises";

/** The beginning of a file as text, and how long the whole is. */
export interface ReadText {
  readonly text: string;
  readonly bytes: number;
}

/**
 * The first bytes of a file as text; bytes that are no text become U+FFFD, and so does NUL, which no database keeps.
 *
 * @returns empty where there is no such file
 */
export async function readText(path: string, mostBytes: number): Promise<ReadText> {
  const file = await open(path).catch(() => null);
  if (file === null) return { text: "", bytes: 0 };
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, mostBytes));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return decodeText(bytes.subarray(0, bytesRead), size);
  } finally {
    await file.close();
  }
}

/**
 * The beginning of bytes as text, by the same rules.
 *
 * @param wholeBytes  of all; where it is more, half of a character at the cut is left out
 */
export function decodeText(beginning: Uint8Array, wholeBytes: number): ReadText {
  const isCut = wholeBytes > beginning.length;
  const text = new TextDecoder("utf-8").decode(beginning, { stream: isCut });
  return { text: text.replaceAll("\0", "\ufffd"), bytes: wholeBytes };
}
