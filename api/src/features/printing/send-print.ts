import type { OwnPrint } from "@bilimdon/contracts/http/prints";
import { codeWindow } from "@bilimdon/rules/contest/code-window";
import { printLimits, printPages } from "@bilimdon/rules/contest/print-pages";
import { checkSourceText } from "@bilimdon/rules/contest/source-text";
import type { Person, RequestCtx } from "../../ctx.ts";
import {
  findOwnLine,
  findTimedContest,
  type OwnLine,
  type TimedContest,
} from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { showOwn } from "./list-prints.ts";
import { countJobs, findPrintContest, findSentJob, insertJob } from "./printing.queries.ts";
import { tellPrinting } from "./tell-printing.ts";

export interface PrintWish {
  readonly slug: string;
  readonly fileName: string;
  readonly text: string;
  readonly sendKey?: string | undefined;
}

/**
 * Puts a text of a contestant into the printing queue, while they compete. Sent again under the same mark it answers
 * with the print there is, also when no more would be taken now: a page whose answer was lost may send again.
 *
 * @throws contest.not_participating, contest.not_started, contest.ended, print.off, print.too_long, print.too_large,
 *   print.unreadable, print.too_many, thing.not_found
 */
export async function sendPrint(
  ctx: RequestCtx & { readonly person: Person },
  wish: PrintWish,
): Promise<OwnPrint> {
  const { slug, fileName, text, sendKey } = wish;
  requirePermit(ctx, "print.send");
  const contest = await findTimedContest(ctx.db, { slug, drafts: [] });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId } = contest;
  const now = ctx.clock.now();
  const line = await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  const earlier =
    line === null || sendKey === undefined ? null : await findSentJob(ctx.db, line.participantId, sendKey);
  if (earlier !== null) return showOwn(earlier);
  const participantId = refuseOutside(contest, line, now);
  const mostPages = (await findPrintContest(ctx.db, { slug, drafts: [] }))?.printPages ?? null;
  if (mostPages === null) throw refuse("print.off", "Nothing is printed in this contest.");
  refuseText(text);
  const pages = printPages(text).length;
  if (pages > mostPages)
    throw refuse("print.too_long", `It is ${pages} pages; one print has ${mostPages} at most.`, {
      pages,
      mostPages,
    });
  if ((await countJobs(ctx.db, participantId)) >= printLimits.jobsAtMost)
    throw refuse("print.too_many", `You have printed ${printLimits.jobsAtMost} times; ask the jury.`, {
      jobsAtMost: printLimits.jobsAtMost,
    });
  const at = new Date(now);
  const printJobId = ctx.ids.make("printJob");
  const isNew = await insertJob(ctx.db, {
    id: printJobId,
    contestId,
    participantId,
    sentBy: ctx.person.userId,
    fileName,
    text,
    pages,
    sentAt: at,
    movedAt: at,
    sendKey: sendKey ?? null,
  });
  // Another press of the same button was faster.
  if (!isNew) return sendPrint(ctx, wish);
  tellPrinting(ctx, { contestId, sentBy: ctx.person.userId });
  return { printJobId, fileName, pages, state: "queued", sentAt: now };
}

/** @returns the line it is for */
function refuseOutside(contest: TimedContest, line: OwnLine | null, now: number): string {
  const window = codeWindow({ ...contest, participant: line, as: "contest", now });
  if (window.kind === "open" && line?.part === "contestant") return line.participantId;
  if (window.kind === "not-started") throw refuse("contest.not_started", "Printing begins with the contest.");
  if (window.kind === "not-begun") throw refuse("contest.not_begun", "Begin your own time first.");
  if (window.kind === "ended") throw refuse("contest.ended", "The contest is over; nothing is printed.");
  throw refuse("contest.not_participating", "Only who takes part in this contest prints.");
}

function refuseText(text: string): void {
  const fault = checkSourceText(text, Buffer.byteLength(text), printLimits.textBytes);
  if (fault === null) return;
  if (fault.kind === "too-large")
    throw refuse("print.too_large", `It has ${fault.bytes} bytes; a print has ${fault.limitBytes} at most.`, {
      bytes: fault.bytes,
      limitBytes: fault.limitBytes,
    });
  throw refuse(
    "print.unreadable",
    fault.kind === "empty"
      ? "There is nothing to print."
      : `This is no text: ${fault.character} stands in line ${fault.line}.`,
    { fault: fault.kind },
  );
}
