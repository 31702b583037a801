import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import type { Person, RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requireInContest } from "../../http/require-in-contest.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { findQuestion } from "./clarifications.queries.ts";
import { keepClarification } from "./keep-clarification.ts";
import { openProblem } from "./open-contest.ts";

type PersonCtx = RequestCtx & { readonly person: Person };

export interface Answer {
  readonly clarificationId: string;
  readonly text: string;
  readonly audience: "asker" | "all";
  /** To all: the question is repeated, without its asker. */
  readonly isQuoted: boolean;
  readonly sendKey?: string | undefined;
}

/**
 * The jury answers a question, to its asker or to everybody. A question may be answered again.
 *
 * @throws access.refused, thing.not_found
 */
export async function answerQuestion(ctx: PersonCtx, input: Answer): Promise<Clarification> {
  const question = await findQuestion(ctx.db, input.clarificationId);
  requirePermit(ctx, "clarification.answer", placedIn({ contest: question?.contestId }));
  if (question === null) throw refuse("thing.not_found", "There is no such question.");
  const isToAll = input.audience === "all";
  return keepClarification(ctx, {
    contestId: question.contestId,
    kind: "answer",
    questionId: input.clarificationId,
    problemId: question.problemId,
    participantId: isToAll ? null : question.participantId,
    text: input.text,
    quoted: isToAll && input.isQuoted ? question.text : null,
    sendKey: input.sendKey,
  });
}

export interface Announcement {
  readonly slug: string;
  readonly text: string;
  readonly problemLabel: string | null;
  readonly sendKey?: string | undefined;
}

/**
 * The jury says something to everybody.
 *
 * @throws access.refused, thing.not_found
 */
export async function announce(ctx: PersonCtx, input: Announcement): Promise<Clarification> {
  const contestId = await requireInContest(ctx, "clarification.answer", input.slug);
  return keepClarification(ctx, {
    contestId,
    kind: "announcement",
    questionId: null,
    problemId: await openProblem(ctx, contestId, input.problemLabel),
    participantId: null,
    text: input.text,
    quoted: null,
    sendKey: input.sendKey,
  });
}
