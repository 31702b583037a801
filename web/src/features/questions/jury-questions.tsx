import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import * as words from "../../generated/messages/questions.ts";
import {
  type KnownClarifications,
  type Thread,
  threadsOf,
  unansweredOf,
} from "../../live/merge-clarifications.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Segments } from "../../ui/segments.tsx";
import { AnnounceForm } from "./announce-form.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { CannedList, useCanned } from "./canned-list.tsx";
import { ThreadView } from "./thread-view.tsx";

interface JuryShape {
  readonly contest: ContestDetail;
  readonly known: KnownClarifications;
}

/**
 * The jury's side: unanswered questions first, each with its form. A question whose answer is begun stays, form and all,
 * when a colleague answers first: what is written would be lost with it.
 */
export function JuryQuestions({ contest, known }: JuryShape) {
  const chosen = useSignal<"unanswered" | "all">("unanswered");
  const canned = useCanned(contest.slug);
  const unanswered = unansweredOf(known.list);
  const begun = useSignal<ReadonlySet<string>>(new Set());
  const isInHand = ({ head, answers }: Thread) =>
    head.kind === "question" && (answers.length === 0 || begun.value.has(head.clarificationId));
  const threads = threadsOf(known.list);
  const shown =
    chosen.value === "all" ? threads : threads.filter(isInHand).sort((a, b) => a.head.seq - b.head.seq);
  return (
    <div class="questions questions-jury">
      <section aria-label={words.title()}>
        <Segments
          label={words.which()}
          options={[
            { value: "unanswered", text: words.onlyUnanswered({ count: String(unanswered.length) }) },
            { value: "all", text: words.all() },
          ]}
          value={chosen.value}
          onChoose={(next) => {
            chosen.value = next;
          }}
        />
        <div class="double-rule mt-4" aria-live="polite">
          {shown.length === 0 && <NothingHere isAll={known.list.length === 0} />}
          {shown.map((thread) => (
            <ThreadView key={thread.head.clarificationId} thread={thread} isJury>
              {thread.head.kind === "question" && (
                <AnswerForm
                  slug={contest.slug}
                  question={thread.head}
                  isOpenAtOnce={isInHand(thread)}
                  canned={canned}
                  onBegun={(isBegun) => {
                    begun.value = withOrWithout(begun.peek(), thread.head.clarificationId, isBegun);
                  }}
                />
              )}
            </ThreadView>
          ))}
        </div>
      </section>
      <aside class="questions-side">
        <AnnounceForm contest={contest} />
        <CannedList canned={canned} />
      </aside>
    </div>
  );
}

/** The same ids, with or without one. */
function withOrWithout(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  return new Set(isIn ? [...ids, id] : [...ids].filter((one) => one !== id));
}

function NothingHere({ isAll }: { readonly isAll: boolean }) {
  return isAll ? (
    <EmptyState title={words.emptyTitle()}>{words.emptyJury()}</EmptyState>
  ) : (
    <EmptyState title={words.allAnswered()}>{words.allAnsweredText()}</EmptyState>
  );
}
