/** What can be wrong with a source before any compiler sees it. */
export type SourceFault =
  | { readonly kind: "empty" }
  | { readonly kind: "too-large"; readonly bytes: number; readonly limitBytes: number }
  /** Which character, and in which line (1-based) it stands first. */
  | { readonly kind: "binary"; readonly character: string; readonly line: number };

/**
 * Is this text a source a compiler could read?
 *
 * @param text        as decoded by whoever read the file
 * @param bytes       its length in UTF-8
 * @param limitBytes  the problem's limit for code
 * @returns null when nothing is wrong. Binary is what no source has: NUL and the other control characters but tab,
 *          line feed, form feed, carriage return and Ctrl-Z (an old end of file); U+FFFD, which stands where a reader
 *          met bytes that were not UTF-8; and half a surrogate pair
 * @throws never
 */
export function checkSourceText(text: string, bytes: number, limitBytes: number): SourceFault | null {
  if (bytes > limitBytes) return { kind: "too-large", bytes, limitBytes };
  const found = foreign.exec(text);
  if (found !== null) {
    const code = text.charCodeAt(found.index);
    const line = text.slice(0, found.index).split("\n").length;
    return { kind: "binary", character: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`, line };
  }
  return text.trim() === "" ? { kind: "empty" } : null;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const foreign = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f\u007f\ufffd]|\p{Surrogate}/u;
