/** Media types of what a statement or an attachment may be, by what the file really is. */
export interface ImageFacts {
  readonly mime:
    | "image/png"
    | "image/jpeg"
    | "image/gif"
    | "image/webp"
    | "image/svg+xml"
    | "application/pdf";
  /** Pixels; null where the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * What a file is and how large it shows, read from its first bytes.
 *
 * @param head  at least the first 64 KiB of the file, or all of it
 * @returns null when it is none of the kinds a statement can show
 */
export function readImageFacts(head: Buffer): ImageFacts | null {
  if (head.length >= 24 && head.readUInt32BE(0) === 0x89504e47)
    return { mime: "image/png", width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (head.length >= 10 && /^GIF8[79]a$/.test(head.toString("latin1", 0, 6)))
    return { mime: "image/gif", width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xffd8ff)
    return { mime: "image/jpeg", ...jpegSize(head) };
  if (head.length >= 30 && head.toString("latin1", 8, 12) === "WEBP")
    return { mime: "image/webp", width: null, height: null };
  if (head.toString("latin1", 0, 5) === "%PDF-")
    return { mime: "application/pdf", width: null, height: null };
  return svgFacts(head.toString("utf8"));
}

/** Walks the segments to the frame header. */
function jpegSize(head: Buffer): { width: number | null; height: number | null } {
  for (let at = 2; at + 9 < head.length && head[at] === 0xff; ) {
    const marker = head[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return { width: null, height: null };
}

function svgFacts(text: string): ImageFacts | null {
  const tag = /^(?:\uFEFF|\s|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>)*<svg\b([^>]*)>/is.exec(
    text,
  )?.[1];
  if (tag === undefined) return null;
  const box = /\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag);
  const width = /\bwidth\s*=\s*["']([\d.]+)(?:px)?["']/i.exec(tag)?.[1] ?? box?.[1];
  const height = /\bheight\s*=\s*["']([\d.]+)(?:px)?["']/i.exec(tag)?.[1] ?? box?.[2];
  if (width === undefined || height === undefined)
    return { mime: "image/svg+xml", width: null, height: null };
  return { mime: "image/svg+xml", width: Math.round(Number(width)), height: Math.round(Number(height)) };
}
