/**
 * Where a virus scanner is configured, no file leaves before it was found clean. The rows themselves are the queue: a
 * file is taken for two minutes, so that a process that dies over it leaves it to the next, and two processes never
 * look at one file at once. A scanner that is away delays files and lets none through.
 */
import type { Ctx, VirusScanner } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { claimUnscanned, putScanOff, recordScan } from "./scans.queries.ts";

const takenForMs = 120_000;
const againAfterMs = 10_000;
const mostInRound = 50;

/** Looks at the files that wait, one after the other. Does nothing where no scanner is configured. */
export async function scanFiles(ctx: Ctx): Promise<void> {
  if (ctx.virusScanner === undefined) return;
  for (let round = 0; round < mostInRound; round += 1) {
    const now = ctx.clock.now();
    const file = await claimUnscanned(ctx.db, new Date(now), new Date(now + takenForMs));
    if (file === null || !(await scanOne(ctx, ctx.virusScanner, file))) return;
  }
}

async function scanOne(
  ctx: Ctx,
  scanner: VirusScanner,
  file: { readonly id: string; readonly blobHash: string },
): Promise<boolean> {
  const blob = await ctx.blobs.open(file.blobHash);
  if (blob === null) throw new Error(`the blob ${file.blobHash} of the file ${file.id} is gone`);
  let verdict: Awaited<ReturnType<VirusScanner["scan"]>>;
  try {
    verdict = await scanner.scan(blob.stream);
  } catch (error) {
    // Mended by waiting: the file stays unserved, and the operator reads why.
    ctx.log.warn({ err: error, fileId: file.id }, "a file could not be scanned; it is tried again");
    await putScanOff(ctx.db, file.id, new Date(ctx.clock.now() + againAfterMs));
    return false;
  }
  const at = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    const isNews = await recordScan(tx, { fileId: file.id, verdict: verdict.kind, at });
    if (isNews && verdict.kind === "infected")
      await addAudit(tx, ctx, {
        act: "file.infected",
        thing: { kind: "file", id: file.id },
        after: { signature: verdict.signature },
      });
  });
  return true;
}
