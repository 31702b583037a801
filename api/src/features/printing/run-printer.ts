/**
 * The queue's other end: one print after another is drawn and given to the operator's command. Several API processes
 * may do so at once; a row is taken by one of them. A process that dies at it leaves the row "printing": it is not
 * tried again by itself, since it may have come out, but shown to the officials as failed.
 */
import { printPages } from "@bilimdon/rules/contest/print-pages";
import type { Ctx, Printer } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { drawPrint } from "./draw-print.ts";
import { failStuck, readPaper, takeQueued, writeOutcome } from "./printing.queries.ts";
import { paperOf } from "./send-pdf.ts";
import { tellPrinting } from "./tell-printing.ts";

type Needs = Pick<Ctx, "clock" | "db" | "live" | "log">;

const printsARound = 20;
const stuckAfterMs = 120_000;
const stuckCause =
  "The platform stopped while this was at the printer; look whether it came out before letting it go again.";

/** A round of the sweep. Without a printer everything waits for somebody's hands. */
export async function runPrinter(ctx: Needs & Pick<Ctx, "printer">): Promise<void> {
  if (ctx.printer === undefined) return;
  const now = ctx.clock.now();
  const stuck = await failStuck(ctx.db, new Date(now - stuckAfterMs), stuckCause, new Date(now));
  for (const job of stuck) tellPrinting(ctx, job);
  for (let count = 0; count < printsARound; count += 1) {
    const printJobId = await inTransaction(ctx.db, (tx) => takeQueued(tx, new Date(ctx.clock.now())));
    if (printJobId === null) return;
    await printOne(ctx, ctx.printer, printJobId);
  }
}

async function printOne(ctx: Needs, printer: Printer, printJobId: string): Promise<void> {
  const paper = await readPaper(ctx.db, printJobId);
  if (paper === null) return;
  tellPrinting(ctx, paper);
  const { team, place, tries, text } = paper;
  const pdf = await drawPrint(paperOf(paper));
  const outcome = await printer.print(pdf, { printJobId, team, place, pages: printPages(text).length });
  const isFailed = outcome.kind === "failed";
  if (isFailed) ctx.log.warn({ printJobId, cause: outcome.cause }, "a print failed");
  const cause = isFailed ? outcome.cause : null;
  const movedAt = new Date(ctx.clock.now());
  await writeOutcome(
    ctx.db,
    { printJobId, tries },
    { state: isFailed ? "failed" : "printed", cause, movedAt },
  );
  tellPrinting(ctx, paper);
}
