import type { KeptFile } from "@bilimdon/contracts/http/files";
import { postFile } from "./post-file.ts";

export type SentFile =
  | { readonly kind: "kept"; readonly file: KeptFile }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unreachable" };

/**
 * Sends a file for a purpose.
 *
 * @param onSent  the part that is on its way, 0 to 1
 * @throws never
 */
export async function sendFile(
  purpose: string,
  file: File,
  onSent: (part: number) => void,
): Promise<SentFile> {
  const path = `/api/files?purpose=${purpose}&name=${encodeURIComponent(file.name)}`;
  const reply = await postFile<KeptFile>(path, file, "application/octet-stream", (bytes) =>
    onSent(file.size === 0 ? 1 : Math.min(1, bytes / file.size)),
  );
  if (reply === null) return { kind: "unreachable" };
  return "data" in reply ? { kind: "kept", file: reply.data } : { kind: "refused", code: reply.error.code };
}
