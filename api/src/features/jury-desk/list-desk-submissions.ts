import type { DeskFilter, DeskSubmissionList } from "@bilimdon/contracts/http/jury-desk";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { type DeskPlace, findDeskContest, readDeskHosts, readDeskPage } from "./desk-list.queries.ts";

export interface DeskInput extends DeskFilter {
  readonly slug: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * A page of everybody's submissions in a contest, newest first, as the jury looks at them.
 *
 * @throws access.refused, thing.not_found, request.malformed for a cursor that is not ours
 */
export async function listDeskSubmissions(ctx: RequestCtx, input: DeskInput): Promise<DeskSubmissionList> {
  const { slug, cursor, limit, ...filter } = input;
  const contest = await findDeskContest(ctx.db, slug);
  requirePermit(ctx, "submission.list-all", placedIn({ contest: contest?.contestId }));
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const after = cursor === undefined ? null : readPlace(cursor);
  // One more than asked tells whether there is a next page.
  const [rows, hosts] = await Promise.all([
    readDeskPage(ctx.db, { ...contest, filter, after, limit: limit + 1 }),
    readDeskHosts(ctx.db, contest.contestId),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    submissions: page.map(({ place: _, ...shown }) => shown),
    nextCursor: rows.length > limit && last !== undefined ? writePlace(last.place) : null,
    hosts,
  };
}

function writePlace({ submittedAt, submissionId }: DeskPlace): string {
  return Buffer.from(`${submittedAt.getTime()}.${submissionId}`).toString("base64url");
}

function readPlace(cursor: string): DeskPlace {
  const match = /^(\d{1,15})\.(sub_[0-9a-z]{20})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (match?.[1] === undefined || match[2] === undefined)
    throw refuse("request.malformed", "query.cursor is not one of ours; begin without it.", {
      faults: [{ path: "query.cursor", message: "not one of ours" }],
    });
  return { submittedAt: new Date(Number(match[1])), submissionId: match[2] };
}
