import type { ErrorReply } from "@bilimdon/contracts/http/envelope";

/** null: the server was not reached, or a proxy on the way answered in its place. */
export type PostReply<T> = { readonly data: T } | ErrorReply | null;

/**
 * Sends a file as it is. By XMLHttpRequest, since fetch tells nobody how many bytes have gone.
 *
 * @param onSent  bytes on their way so far; all of them: the server is reading what came
 * @throws never
 */
export function postFile<T>(
  path: string,
  file: File,
  mime: string,
  onSent: (bytes: number) => void,
): Promise<PostReply<T>> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("content-type", mime);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
    request.upload.addEventListener("load", () => onSent(file.size));
    request.addEventListener("load", () => settle(readReply<T>(request.responseText)));
    for (const event of ["error", "abort", "timeout"]) request.addEventListener(event, () => settle(null));
    request.send(file);
  });
}

function readReply<T>(text: string): PostReply<T> {
  try {
    const reply: unknown = JSON.parse(text);
    return isReply<T>(reply) ? reply : null;
  } catch {
    return null;
  }
}

/** Promises that the server keeps the contract, as call-api does. */
function isReply<T>(reply: unknown): reply is Exclude<PostReply<T>, null> {
  return typeof reply === "object" && reply !== null && ("data" in reply || "error" in reply);
}
