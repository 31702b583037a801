const named = new Map([
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
]);

/**
 * Bytes of unknown content as text that is safe to print in a message: UTF-8 where it is valid, else \xNN; control
 * characters, and characters that change the direction of writing or cannot be seen, escaped.
 * @throws never
 */
export function showBytes(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const character = readCharacter(bytes, at);
    if (character === null) {
      text += `\\x${byte.toString(16).padStart(2, "0")}`;
      at++;
    } else {
      text += showCharacter(character.codePoint);
      at += character.size;
    }
  }
  return text;
}

function showCharacter(codePoint: number): string {
  const name = named.get(codePoint);
  if (name !== undefined) return name;
  if (codePoint < 0x20 || codePoint === 0x7f) return `\\x${codePoint.toString(16).padStart(2, "0")}`;
  const character = String.fromCodePoint(codePoint);
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? `\\u{${codePoint.toString(16)}}` : character;
}

function readCharacter(bytes: Uint8Array, at: number): { codePoint: number; size: number } | null {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { codePoint: first, size: 1 };
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + size > bytes.length) return null;
  let codePoint = first & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return null;
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  const smallest = size === 4 ? 0x10000 : size === 3 ? 0x800 : 0x80;
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return codePoint < smallest || codePoint > 0x10ffff || isSurrogate ? null : { codePoint, size };
}
