import type { OwnAvatar } from "@bilimdon/contracts/http/files";
import type { Person, RequestCtx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { describeFile } from "./describe-file.ts";
import { findFile, findOwnFile, markFileDeleted } from "./kept-files.queries.ts";

export async function readOwnAvatar(ctx: RequestCtx & { readonly person: Person }): Promise<OwnAvatar> {
  const ownerId = ctx.person.userId;
  requirePermit(ctx, "file.read", { ownerId });
  const found = await findOwnFile(ctx.db, ownerId, "avatar");
  return { avatar: found === null ? null : describeFile(ctx, found) };
}

/** Takes a file away. Its row stays, marked, until retention ends. */
export async function removeFile(
  ctx: RequestCtx,
  { fileId }: { readonly fileId: string },
): Promise<Record<string, never>> {
  await inTransaction(ctx.db, async (tx) => {
    const file = await findFile(tx, fileId);
    if (file === null || ctx.person === null || file.ownerId !== ctx.person.userId) throw noFile();
    requirePermit(ctx, "file.remove", { ownerId: file.ownerId });
    await markFileDeleted(tx, fileId, new Date(ctx.clock.now()));
  });
  return {};
}

/** The same for what is not there and for what is another's: nobody learns by asking which ids exist. */
export function noFile() {
  return refuse("thing.not_found", "There is no such file.");
}
