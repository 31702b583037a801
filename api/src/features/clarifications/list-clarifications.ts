import type { ClarificationList } from "@bilimdon/contracts/http/clarifications";
import { permit } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../ctx.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import {
  findAsker,
  type Reader,
  readClarifications,
  readReadSeq,
  writeRead,
} from "./clarifications.queries.ts";
import { openContest } from "./open-contest.ts";
import { showClarification } from "./show-clarification.ts";

const pageSize = 200;

/**
 * What the caller may read of a contest's questions and answers, after a number.
 *
 * @throws thing.not_found
 */
export async function listClarifications(
  ctx: RequestCtx,
  input: { readonly slug: string; readonly after: number },
): Promise<ClarificationList> {
  requirePermit(ctx, "clarification.read-public");
  const { contestId } = await openContest(ctx, input.slug);
  const { person } = ctx;
  const participantId = person === null ? null : await findAsker(ctx.db, contestId, person.userId);
  const mayAnswer = permit(person, "clarification.read-all", placedIn({ contest: contestId })) === "allowed";
  const reader = readerOf(mayAnswer, participantId);
  const [rows, readSeq] = await Promise.all([
    readClarifications(ctx.db, { contestId, reader, afterSeq: input.after, limit: pageSize + 1 }),
    person === null ? 0 : readReadSeq(ctx.db, contestId, person.userId),
  ]);
  // To everybody but the jury a row that names a participant names the reader's own.
  const shownTo = mayAnswer ? "jury" : participantId === null ? "anybody" : "asker";
  return {
    clarifications: rows.slice(0, pageSize).map((row) => showClarification(row, shownTo)),
    hasMore: rows.length > pageSize,
    readSeq,
    participantId,
    mayAnswer,
  };
}

function readerOf(mayAnswer: boolean, participantId: string | null): Reader {
  if (mayAnswer) return { kind: "jury" };
  return participantId === null ? { kind: "public" } : { kind: "participant", participantId };
}

/**
 * Notes up to where the caller has read; never goes back.
 *
 * @throws thing.not_found
 */
export async function markRead(
  ctx: RequestCtx & { readonly person: Person },
  input: { readonly slug: string; readonly seq: number },
): Promise<{ readonly readSeq: number }> {
  requirePermit(ctx, "clarification.ask");
  const { contestId } = await openContest(ctx, input.slug);
  const { userId } = ctx.person;
  await writeRead(ctx.db, { contestId, userId, seq: input.seq });
  return { readSeq: await readReadSeq(ctx.db, contestId, userId) };
}
