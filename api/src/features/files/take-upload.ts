import { Readable } from "node:stream";
import type { KeptFile } from "@bilimdon/contracts/http/files";
import { type FilePurpose, fileKindOf } from "@bilimdon/rules/files/file-kinds";
import { keptFileName } from "@bilimdon/rules/files/kept-file-name";
import type { Person, RequestCtx } from "../../ctx.ts";
import { areKept, holdBlobs } from "../../db/named-blobs.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { type CheckedContent, checkContent } from "./check-content.ts";
import { describeFile } from "./describe-file.ts";
import { findOwnFile, insertFile, lockOwner, markFileDeleted, readUse } from "./kept-files.queries.ts";

export interface UploadInput {
  readonly purpose: FilePurpose;
  readonly name: string;
  /** Cut off at the limit by the door. */
  readonly body: ReadableStream<Uint8Array> | null;
}

const acts = { avatar: "file.upload-avatar", lesson: "file.upload-lesson" } as const;
const mostFiles = 1_000;

/**
 * Takes a file for a purpose. A new avatar replaces the one before.
 *
 * @throws file.refused when name, first bytes and content do not say one allowed kind; file.quota_full
 */
export async function takeUpload(
  ctx: RequestCtx & { readonly person: Person },
  { purpose, name, body }: UploadInput,
): Promise<KeptFile> {
  requirePermit(ctx, acts[purpose]);
  const ownerId = ctx.person.userId;
  // Whoever is over the quota already need not send ten megabytes to hear it.
  await refuseOverQuota(ctx, ownerId, purpose, 0);
  const bytes = await readAll(body);
  const kind = fileKindOf(purpose, name, bytes.subarray(0, 16));
  if (kind === null)
    throw refuse("file.refused", "The file's name and content do not say one kind that is taken here.", {
      why: "kind",
    });
  const content = await checkContent(bytes, kind, purpose);
  return keep(ctx, { ownerId, purpose, name: keptFileName(name), content });
}

interface Keeping {
  readonly ownerId: string;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly content: CheckedContent;
}

async function keep(ctx: RequestCtx, { ownerId, purpose, name, content }: Keeping): Promise<KeptFile> {
  const { hash, size } = await ctx.blobs.keep(Readable.from([content.bytes]));
  const now = new Date(ctx.clock.now());
  const kept = await inTransaction(ctx.db, async (tx) => {
    await holdBlobs(tx, [hash]);
    await lockOwner(tx, ownerId);
    const before = purpose === "avatar" ? await findOwnFile(tx, ownerId, purpose) : null;
    if (before !== null) await markFileDeleted(tx, before.id, now);
    await refuseOverQuota({ ...ctx, db: tx }, ownerId, purpose, size);
    const file = {
      id: ctx.ids.make("file"),
      ownerId,
      purpose,
      name,
      mime: content.mime,
      blobHash: hash,
      bytes: size,
      createdAt: now,
    };
    await insertFile(tx, file);
    return describeFile(ctx, { ...file, scan: "waiting" });
  });
  if (!(await areKept(ctx.blobs, [hash]))) await ctx.blobs.keep(Readable.from([content.bytes]));
  return kept;
}

/** A picture of oneself is always let in: it takes the place of the one before. */
async function refuseOverQuota(
  ctx: { readonly db: Parameters<typeof readUse>[0]; readonly config: RequestCtx["config"] },
  ownerId: string,
  purpose: FilePurpose,
  more: number,
): Promise<void> {
  if (purpose === "avatar") return;
  const quotaBytes = ctx.config.UPLOAD_QUOTA_MB * 1024 * 1024;
  const use = await readUse(ctx.db, ownerId);
  if (use.bytes + more <= quotaBytes && use.fileCount < mostFiles) return;
  throw refuse("file.quota_full", `Your files come to ${use.bytes} bytes; ${quotaBytes} may be kept.`, {
    usedBytes: use.bytes,
    quotaBytes,
  });
}

async function readAll(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}
