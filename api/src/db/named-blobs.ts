/**
 * Blobs and the rows that name them.
 *
 * What could go wrong: somebody brings the very bytes that are being removed, hears that the store has them, and writes
 * a row whose bytes are gone a moment later. So whoever writes such a row holds the blob's lock with others, and looks
 * after the commit whether the bytes are there; who removes holds it alone, and looks for rows under it. Either the row
 * is seen and the bytes stay, or the bytes are gone before the row is there, and are kept again.
 */
import { sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { files } from "./schema/files.ts";
import { problemAssets, problemVersions } from "./schema/problems.ts";

/** The store, as far as it is asked here. */
export interface StoredBlobs {
  open(hash: string, range: { readonly from: number; readonly bytes: number }): Promise<object | null>;
  remove(hash: string): Promise<void>;
}

/** For the transaction that writes rows naming these blobs: none of them is removed before it ends. */
export async function holdBlobs(tx: Executor, hashes: readonly string[]): Promise<void> {
  for (const hash of new Set(hashes))
    await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended('blob ' || ${hash}, 0))`);
}

/** After that transaction: are the bytes of all of them there? If not, they are to be kept again. */
export async function areKept(blobs: Pick<StoredBlobs, "open">, hashes: readonly string[]): Promise<boolean> {
  for (const hash of new Set(hashes))
    if ((await blobs.open(hash, { from: 0, bytes: 0 })) === null) return false;
  return true;
}

/**
 * Removes the bytes unless a row names them; the row that did is deleted in the same transaction.
 *
 * It waits for the store inside, which nothing else may: only who brings the same bytes waits for this lock.
 */
export async function removeUnnamed(tx: Executor, blobs: StoredBlobs, hash: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('blob ' || ${hash}, 0))`);
  if (!(await isNamed(tx, hash))) await blobs.remove(hash);
}

async function isNamed(tx: Executor, hash: string): Promise<boolean> {
  const [found] = await tx.execute<{ named: boolean }>(sql`select
    exists (select 1 from ${files} where ${files.blobHash} = ${hash})
    or exists (select 1 from ${problemVersions} where ${problemVersions.packageHash} = ${hash})
    or exists (select 1 from ${problemAssets} where ${problemAssets.blobHash} = ${hash}) as named`);
  return found?.named === true;
}
