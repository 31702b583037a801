import type { KeptFile } from "@bilimdon/contracts/http/files";
import type { Ctx } from "../../ctx.ts";
import type { files } from "../../db/schema/files.ts";

type FileRow = typeof files.$inferSelect;

export function describeFile(
  ctx: Ctx,
  { id, name, bytes, scan }: Pick<FileRow, "id" | "name" | "bytes" | "scan">,
): KeptFile {
  return { fileId: id, name, bytes, url: `/api/files/${id}`, isReady: isReady(ctx, { scan }) };
}

/** May its bytes leave? Where a virus scanner is configured, only when it found nothing. */
export function isReady(ctx: Ctx, { scan }: Pick<FileRow, "scan">): boolean {
  return ctx.virusScanner === undefined || scan === "clean";
}
