/**
 * A link opens one file to whoever holds it, for ten minutes: for an `<audio>` on another page, or a phone's downloader,
 * which carry no session. It is a signature and no row: what is deleted meanwhile is gone behind its links too.
 */
import type { FileLink } from "@bilimdon/contracts/http/files";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { findFile } from "./kept-files.queries.ts";
import { noFile } from "./own-files.ts";
import { sendBytes } from "./send-file.ts";

const opensForMs = 600_000;

/** A link to a file the caller may read. */
export async function linkFile(ctx: RequestCtx, { fileId }: { readonly fileId: string }): Promise<FileLink> {
  const file = await findFile(ctx.db, fileId);
  if (file === null || ctx.person === null || file.ownerId !== ctx.person.userId) throw noFile();
  requirePermit(ctx, "file.read", { ownerId: file.ownerId });
  const until = ctx.clock.now() + opensForMs;
  const signature = ctx.keyring.sign("file-link", signedText(fileId, until));
  return {
    url: `/api/files/${fileId}/linked?until=${until}&signature=${signature}`,
    endsAt: new Date(until).toISOString(),
  };
}

interface HeldLink {
  readonly fileId: string;
  readonly until: number;
  readonly signature: string;
}

/** Sends a file to who holds a link to it. Past its time, made up or of a file that is gone: not found, all alike. */
export async function sendLinked(ctx: RequestCtx, { fileId, until, signature }: HeldLink): Promise<Response> {
  const isOurs = ctx.keyring.isSigned("file-link", signedText(fileId, until), signature);
  if (!isOurs || ctx.clock.now() >= until) throw noFile();
  const file = await findFile(ctx.db, fileId);
  if (file === null) throw noFile();
  return sendBytes(ctx, file);
}

function signedText(fileId: string, until: number): string {
  return JSON.stringify([fileId, until]);
}
