import type { PackagePushed } from "@bilimdon/contracts/http/problems";
import { postFile } from "../../client/post-file.ts";

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
 * Sends a package's archive.
 *
 * @param onSent  bytes on their way so far; all of them means the server is reading the package
 * @throws never
 */
export async function uploadPackage(file: File, onSent: (bytes: number) => void): Promise<Uploaded> {
  const mime = file.name.endsWith(".zip") ? "application/zip" : "application/gzip";
  const reply = await postFile<PackagePushed>("/api/problems/push", file, mime, onSent);
  if (reply === null) return { kind: "unreachable" };
  if ("data" in reply) return { kind: "taken", pushed: reply.data };
  const { code, message, details } = reply.error;
  const faults = Array.isArray(details?.faults) ? details.faults.filter(isFault) : [];
  return { kind: "refused", code, message, faults };
}

function isFault(fault: unknown): fault is PackageFault {
  return typeof fault === "object" && fault !== null && "file" in fault && "message" in fault;
}
