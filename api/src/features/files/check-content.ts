import { type FileKind, type FilePurpose, fileKinds } from "@bilimdon/rules/files/file-kinds";
import { weighZip } from "@bilimdon/rules/files/weigh-zip";
import { refuse } from "../../errors.ts";
import { rewriteImage } from "./rewrite-image.ts";

export interface CheckedContent {
  readonly bytes: Buffer;
  readonly mime: string;
}

/**
 * The third word, after a file's name and first bytes: its whole content.
 *
 * @throws file.refused with why: "content"
 */
export async function checkContent(
  bytes: Buffer,
  kind: FileKind,
  purpose: FilePurpose,
): Promise<CheckedContent> {
  const { check, mime } = fileKinds[kind];
  if (check === "image") {
    const drawn = await rewriteImage(bytes, kind, purpose);
    if (drawn === null) throw refusedContent(`The file is not a readable ${kind} image of a usable size.`);
    return { bytes: drawn, mime: "image/webp" };
  }
  if (check === "text" && !isText(bytes)) throw refusedContent("The text is not UTF-8, or holds NUL.");
  if (check === "pdf" && !bytes.subarray(-2048).includes("%%EOF"))
    throw refusedContent("The PDF has no end; it was cut off or is none.");
  if (check === "zip") {
    const weighed = weighZip(bytes);
    if (weighed.kind === "refused") throw refusedContent(`The archive cannot be taken: ${weighed.why}.`);
  }
  return { bytes, mime };
}

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refusedContent(words: string) {
  return refuse("file.refused", words, { why: "content" });
}
