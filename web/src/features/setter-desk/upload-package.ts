import type { ErrorReply } from "@bilimdon/contracts/http/envelope";
import type { PackagePushed } from "@bilimdon/contracts/http/problems";

export interface PackageFault {
  readonly file: string;
  readonly key: string | null;
  readonly message: string;
}

export type Uploaded =
  | { readonly kind: "taken"; readonly pushed: PackagePushed }
  | {
      readonly kind: "refused";
      readonly code: string;
      /** The server's own words: they name the file. */
      readonly message: string;
      readonly faults: readonly PackageFault[];
    }
  | { readonly kind: "unreachable" };

/** As the API has it; a larger file need not travel first. */
export const mostUploadBytes = 512 * 1024 * 1024;

/**
 * Sends a package's archive. By XMLHttpRequest, since fetch tells nobody how many bytes have gone.
 *
 * @param onSent  bytes on their way so far; all of them means the server is reading the package
 * @throws never
 */
export function uploadPackage(file: File, onSent: (bytes: number) => void): Promise<Uploaded> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/problems/push");
    request.setRequestHeader(
      "content-type",
      file.name.endsWith(".zip") ? "application/zip" : "application/gzip",
    );
    request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
    request.upload.addEventListener("load", () => onSent(file.size));
    request.addEventListener("load", () => settle(readReply(request.responseText)));
    for (const event of ["error", "abort", "timeout"])
      request.addEventListener(event, () => settle({ kind: "unreachable" }));
    request.send(file);
  });
}

function readReply(text: string): Uploaded {
  const reply = parseReply(text);
  if (reply === null) return { kind: "unreachable" };
  if ("data" in reply) return { kind: "taken", pushed: reply.data };
  const { code, message, details } = reply.error;
  const faults = Array.isArray(details?.faults) ? details.faults.filter(isFault) : [];
  return { kind: "refused", code, message, faults };
}

type Reply = { readonly data: PackagePushed } | ErrorReply;

/** null: an answer of a proxy on the way, not of ours. */
function parseReply(text: string): Reply | null {
  try {
    const reply: unknown = JSON.parse(text);
    return isReply(reply) ? reply : null;
  } catch {
    return null;
  }
}

/** Promises that the server keeps the contract, as client/call-api does. */
function isReply(reply: unknown): reply is Reply {
  return typeof reply === "object" && reply !== null && ("data" in reply || "error" in reply);
}

function isFault(fault: unknown): fault is PackageFault {
  return typeof fault === "object" && fault !== null && "file" in fault && "message" in fault;
}
