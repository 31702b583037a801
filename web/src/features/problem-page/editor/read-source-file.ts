import { checkSourceText, type SourceFault } from "@bilimdon/rules/contest/source-text";

export type SourceReading =
  | { readonly kind: "read"; readonly source: string }
  | { readonly kind: "refused"; readonly fault: SourceFault };

/** A file far above any limit is not even read: phones have little memory. */
const mostBytes = 4 * 2 ** 20;

/**
 * Reads a chosen or dropped file as source.
 *
 * @param limitBytes  the problem's limit for code
 * @returns refused for what the server would refuse too: binary (also text that is not UTF-8), empty, too large
 */
export async function readSourceFile(file: Blob, limitBytes: number): Promise<SourceReading> {
  if (file.size > Math.max(mostBytes, limitBytes))
    return { kind: "refused", fault: { kind: "too-large", bytes: file.size, limitBytes } };
  // Bytes that are not UTF-8 become U+FFFD, which the check takes for binary; a leading BOM is dropped.
  const text = new TextDecoder("utf-8").decode(await file.arrayBuffer());
  const source = text.replace(/\r\n?/g, "\n");
  const fault = checkSourceText(source, file.size, limitBytes);
  return fault === null ? { kind: "read", source } : { kind: "refused", fault };
}
