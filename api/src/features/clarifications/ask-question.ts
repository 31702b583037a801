import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import { askWindow } from "@bilimdon/rules/contest/ask-window";
import { phaseAt } from "@bilimdon/rules/contest/phase";
import type { Person, RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { countQuestions, findAsker } from "./clarifications.queries.ts";
import { keepClarification } from "./keep-clarification.ts";
import { openContest, openProblem } from "./open-contest.ts";

export interface Question {
  readonly slug: string;
  readonly text: string;
  /** null: about the contest itself. */
  readonly problemLabel: string | null;
  readonly sendKey?: string | undefined;
}

const mostQuestions = 12;
const withinMs = 10 * 60_000;

/**
 * A participant asks the jury.
 *
 * @throws contest.not_participating, contest.not_started, contest.ended, clarification.too_many, thing.not_found
 */
export async function askQuestion(
  ctx: RequestCtx & { readonly person: Person },
  input: Question,
): Promise<Clarification> {
  requirePermit(ctx, "clarification.ask");
  const contest = await openContest(ctx, input.slug);
  const { contestId } = contest;
  const participantId = await findAsker(ctx.db, contestId, ctx.person.userId);
  if (participantId === null)
    throw refuse(
      "contest.not_participating",
      "You do not take part in this contest; its jury cannot answer.",
    );
  const now = ctx.clock.now();
  refuseClosed(askWindow(phaseAt(contest.times, now), input.problemLabel !== null), contest.times);
  if ((await countQuestions(ctx.db, participantId, new Date(now - withinMs))) >= mostQuestions)
    throw refuse(
      "clarification.too_many",
      `You have asked ${mostQuestions} questions in ten minutes; wait for the answers.`,
      { mostQuestions },
    );
  return keepClarification(ctx, {
    contestId,
    kind: "question",
    questionId: null,
    problemId: await openProblem(ctx, contestId, input.problemLabel),
    participantId,
    text: input.text,
    quoted: null,
    sendKey: input.sendKey,
  });
}

function refuseClosed(
  window: ReturnType<typeof askWindow>,
  times: { readonly startsAt: number; readonly endsAt: number },
): void {
  if (window === "not-started")
    throw refuse("contest.not_started", "Questions about a problem are taken from the start on.", {
      startsAt: times.startsAt,
    });
  if (window === "ended")
    throw refuse("contest.ended", "The contest is over; its jury takes no more questions.", {
      endsAt: times.endsAt,
    });
}
