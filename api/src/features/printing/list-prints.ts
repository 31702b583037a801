import type { OwnPrint, OwnPrints, PrintQueue, PrintView } from "@bilimdon/contracts/http/prints";
import { permit } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../ctx.ts";
import { findOwnLine } from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import {
  findPrintContest,
  type OwnJob,
  readDoneJobs,
  readOpenJobs,
  readOwnJobs,
} from "./printing.queries.ts";

const openAtMost = 500;
const doneAtMost = 100;
const ownAtMost = 60;

/**
 * The printing queue of a contest, without the texts.
 *
 * @throws access.refused, session.required, thing.not_found
 */
export async function listPrints(ctx: RequestCtx, { slug }: { readonly slug: string }): Promise<PrintQueue> {
  const contest = await findPrintContest(ctx.db, { slug, drafts: "all" });
  const thing = placedIn({ contest: contest?.contestId });
  requirePermit(ctx, "print.serve", thing);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const [open, done] = await Promise.all([
    readOpenJobs(ctx.db, contest.contestId, openAtMost),
    readDoneJobs(ctx.db, contest.contestId, doneAtMost),
  ]);
  return {
    ...contest,
    hasPrinter: ctx.printer !== undefined,
    mayRead: permit(ctx.person, "print.read", thing) === "allowed",
    open: open.map(viewOf),
    done: done.map(viewOf),
  };
}

function viewOf(row: Awaited<ReturnType<typeof readOpenJobs>>[number]): PrintView {
  return { ...row, sentAt: row.sentAt.getTime(), movedAt: row.movedAt.getTime() };
}

/**
 * What the caller's line has printed; nothing of anybody else.
 *
 * @throws contest.not_participating, thing.not_found
 */
export async function listOwnPrints(
  ctx: RequestCtx & { readonly person: Person },
  { slug }: { readonly slug: string },
): Promise<OwnPrints> {
  requirePermit(ctx, "print.send");
  const contest = await findPrintContest(ctx.db, { slug, drafts: [] });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId, printPages } = contest;
  const line = await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  if (line === null) throw refuse("contest.not_participating", "Only who takes part in this contest prints.");
  const rows = await readOwnJobs(ctx.db, line.participantId, ownAtMost);
  return { printPages, prints: rows.map(showOwn) };
}

/** A print as whoever sent it sees it. */
export function showOwn(job: OwnJob): OwnPrint {
  return { ...job, state: ownStates[job.state], sentAt: job.sentAt.getTime() };
}

/** A contestant can do nothing about a printer. */
const ownStates: Readonly<Record<PrintView["state"], OwnPrint["state"]>> = {
  queued: "queued",
  printing: "queued",
  failed: "queued",
  printed: "printed",
  "handed-over": "handed-over",
};
