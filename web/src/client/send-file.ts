import type { ErrorReply } from "@bilimdon/contracts/http/envelope";
import type { KeptFile } from "@bilimdon/contracts/http/files";

export type SentFile =
  | { readonly kind: "kept"; readonly file: KeptFile }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unreachable" };

/**
 * Sends a file for a purpose. By XMLHttpRequest, since fetch tells nobody how many bytes have gone.
 *
 * @param onSent  the part that is on its way, 0 to 1
 * @throws never
 */
export function sendFile(purpose: string, file: File, onSent: (part: number) => void): Promise<SentFile> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?purpose=${purpose}&name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onSent(total === 0 ? 1 : loaded / total),
    );
    request.addEventListener("load", () => settle(readReply(request.responseText)));
    for (const event of ["error", "abort", "timeout"])
      request.addEventListener(event, () => settle({ kind: "unreachable" }));
    request.send(file);
  });
}

function readReply(text: string): SentFile {
  try {
    const reply: { readonly data?: KeptFile } & Partial<ErrorReply> = JSON.parse(text);
    if (reply.data !== undefined) return { kind: "kept", file: reply.data };
    return reply.error === undefined ? { kind: "unreachable" } : { kind: "refused", code: reply.error.code };
  } catch {
    // A proxy's page, not an answer of ours.
    return { kind: "unreachable" };
  }
}
