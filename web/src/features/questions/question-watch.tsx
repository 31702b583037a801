import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { questionsPath } from "../../client/contest-paths.ts";
import { questionCount } from "../../client/question-count.ts";
import * as words from "../../generated/messages/questions.ts";
import { markAllRead, useClarifications } from "../../live/clarifications.ts";
import { unansweredOf, unreadOf } from "../../live/merge-clarifications.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { problemWord } from "./question-words.ts";
import "./questions.css";

interface WatchShape {
  readonly slug: string;
  readonly contestId: string;
}

/** Hears of questions on every page of a contest: counts them for the menu, and shows a participant what the jury says. */
export function QuestionWatch({ slug, contestId }: WatchShape) {
  const state = useClarifications(slug, contestId);
  const { path } = useLocation();
  const known = state.kind === "ready" ? state.value : null;
  const unread = known === null || known.mayAnswer ? [] : unreadOf(known);
  const count = known?.mayAnswer ? unansweredOf(known.list).length : unread.length;
  useEffect(() => {
    questionCount.value = count;
    return () => {
      questionCount.value = 0;
    };
  }, [count]);
  const newest = unread.at(-1);
  const isOnPage = path === questionsPath(slug);
  return (
    <div class="news-place" role="status" aria-live="polite">
      {newest !== undefined && !isOnPage && <Banner slug={slug} newest={newest} others={unread.length - 1} />}
    </div>
  );
}

function Banner({
  slug,
  newest,
  others,
}: {
  readonly slug: string;
  readonly newest: Clarification;
  readonly others: number;
}) {
  return (
    <section class="news-banner" aria-label={words.title()}>
      <p class="news-head">
        <b>{newest.kind === "answer" ? words.newTitle() : words.newAnnouncement()}</b>
        <span>{problemWord(newest.problemLabel)}</span>
      </p>
      {newest.quoted !== null && <p class="question-quoted">{words.quoted({ text: newest.quoted })}</p>}
      <p class="news-text">{newest.text}</p>
      <div class="news-actions">
        {others > 0 && <span class="text-13 text-ink-2">{words.moreNew({ count: others })}</span>}
        <ButtonLink isSmall href={questionsPath(slug)}>
          {words.open()}
        </ButtonLink>
        <Button isSmall onClick={() => void markAllRead(slug)}>
          {words.read()}
        </Button>
      </div>
    </section>
  );
}
