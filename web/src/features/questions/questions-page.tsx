import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { contestResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { session } from "../../client/session.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/questions.ts";
import { useClarifications, useReading } from "../../live/clarifications.ts";
import { type KnownClarifications, threadsOf } from "../../live/merge-clarifications.ts";
import { inLocale } from "../../locale/locale.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AskForm } from "./ask-form.tsx";
import { JuryQuestions } from "./jury-questions.tsx";
import { ThreadView } from "./thread-view.tsx";
import "./questions.css";

/** Questions and answers of a contest: a participant's own and what is for everybody; all of them for the jury. */
export function QuestionsPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const resource = contestResource(slug);
  const contest = useResource(resource);
  const detail = contest.kind === "ready" ? contest.value : null;
  const state = useClarifications(slug, detail?.contestId ?? null);
  useTitle(words.title(), detail === null ? "" : inLocale(detail.title));
  const failure =
    contest.kind === "failed" ? contest.failure : state.kind === "failed" ? state.failure : null;
  return (
    <div class="page">
      <h1 class="mb-4">{words.title()}</h1>
      {failure !== null && <FailureNote failure={failure} onRetry={() => void resource.refresh()} />}
      {failure === null && (detail === null || state.kind !== "ready") && (
        <SkeletonRows count={5} height={72} />
      )}
      {detail !== null &&
        state.kind === "ready" &&
        (state.value.mayAnswer ? (
          <JuryQuestions contest={detail} known={state.value} />
        ) : (
          <Participants contest={detail} known={state.value} />
        ))}
    </div>
  );
}

interface KnownShape {
  readonly contest: ContestDetail;
  readonly known: KnownClarifications;
}

function Participants({ contest, known }: KnownShape) {
  useReading(contest.slug, known.list.at(-1)?.seq ?? 0, session.value.kind === "signed-in");
  const threads = threadsOf(known.list);
  return (
    <div class="questions">
      <section class="double-rule" aria-label={words.title()} aria-live="polite">
        {threads.length === 0 && (
          <EmptyState title={words.emptyTitle()}>
            {known.participantId === null ? words.emptyPublic() : words.emptyOwn()}
          </EmptyState>
        )}
        {threads.map((thread) => (
          <ThreadView key={thread.head.clarificationId} thread={thread} isJury={false} />
        ))}
      </section>
      <aside class="questions-side">
        <AskPlace contest={contest} known={known} />
      </aside>
    </div>
  );
}

function AskPlace({ contest, known }: KnownShape) {
  const now = useServerNow();
  if (known.participantId === null)
    return session.value.kind === "guest" ? <p class="text-ink-2">{words.guest()}</p> : null;
  if (now >= contest.endsAt) return <p class="text-ink-2">{words.ended()}</p>;
  return <AskForm contest={contest} />;
}
