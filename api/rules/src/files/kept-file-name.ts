const longestBytes = 255;
const unnamed = "fayl";

/**
 * The name a file is shown and saved under. It is data and never a path: folders, control characters and marks that
 * turn the direction of writing (a name that reads "exe.png") are taken out.
 *
 * @param name  as the sender's device gave it
 * @returns at most 255 bytes of UTF-8 with the ending kept; "fayl" where nothing is left
 * @throws never
 */
export function keptFileName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/[\p{C}\p{Zl}\p{Zp}"<>|:*?]/gu, "").replace(/^[\s.]+|[\s.]+$/g, "");
  if (clean === "") return unnamed;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  const stem = cutToBytes(clean.slice(0, clean.length - ending.length), longestBytes - ending.length);
  return stem === "" ? `${unnamed}${ending}` : stem + ending;
}

/** Whole characters only. */
function cutToBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += sign;
  }
  return kept;
}
