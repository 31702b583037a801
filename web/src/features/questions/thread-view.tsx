import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import type { ComponentChildren } from "preact";
import * as words from "../../generated/messages/questions.ts";
import type { Thread } from "../../live/merge-clarifications.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { problemWord } from "./question-words.ts";

interface ThreadShape {
  readonly thread: Thread;
  readonly isJury: boolean;
  /** The jury's form below. */
  readonly children?: ComponentChildren;
}

/** A question with its answers, or an announcement. */
export function ThreadView({ thread: { head, answers }, isJury, children }: ThreadShape) {
  const isWaiting = head.kind === "question" && answers.length === 0;
  return (
    <article class="thread">
      <header class="thread-head">
        <b>{problemWord(head.problemLabel)}</b>
        <span>{titleOf(head, isJury)}</span>
        {isWaiting && <span class="thread-waiting">{words.waiting()}</span>}
        <time dateTime={new Date(head.sentAt).toISOString()}>{formatTimeOfDay(head.sentAt)}</time>
      </header>
      {head.quoted !== null && <p class="question-quoted">{words.quoted({ text: head.quoted })}</p>}
      <p class="question-text">{head.text}</p>
      {answers.map((answer) => (
        <div key={answer.clarificationId} class="thread-answer">
          <header class="thread-head">
            <span>{answerTitle(answer, isJury)}</span>
            <time dateTime={new Date(answer.sentAt).toISOString()}>{formatTimeOfDay(answer.sentAt)}</time>
          </header>
          <p class="question-text">{answer.text}</p>
        </div>
      ))}
      {children}
    </article>
  );
}

function titleOf(head: Clarification, isJury: boolean): string {
  if (head.kind === "question") return isJury ? (head.askedBy?.name ?? "") : words.yours();
  const title = head.kind === "announcement" ? words.announcement() : words.answerToQuestion();
  return isJury && head.author !== null ? `${title}, ${head.author}` : title;
}

function answerTitle(answer: Clarification, isJury: boolean): string {
  if (!isJury) return answer.isToAll ? words.byJury() : words.toYou();
  return `${answer.author ?? ""}: ${answer.isToAll ? words.toAll() : words.toAsker()}`;
}
