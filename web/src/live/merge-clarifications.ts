/**
 * Questions and answers of a contest as a page knows them: pages of the list and news over the socket, by number. News
 * of one room may come before older news of another, so only the list says up to where everything is known.
 */
import type { Clarification, ClarificationList } from "@bilimdon/contracts/http/clarifications";

export interface KnownClarifications {
  /** By seq. */
  readonly list: readonly Clarification[];
  /** The list has told everything up to here. */
  readonly toldSeq: number;
  /** The person has read up to here. */
  readonly readSeq: number;
  readonly participantId: string | null;
  readonly mayAnswer: boolean;
}

export const nothingKnown: KnownClarifications = {
  list: [],
  toldSeq: 0,
  readSeq: 0,
  participantId: null,
  mayAnswer: false,
};

/** A page of the list, which begins after `known.toldSeq`. */
export function takeList(known: KnownClarifications, page: ClarificationList): KnownClarifications {
  const { clarifications, readSeq, participantId, mayAnswer } = page;
  return {
    list: clarifications.reduce(insert, known.list),
    toldSeq: clarifications.at(-1)?.seq ?? known.toldSeq,
    readSeq: Math.max(known.readSeq, readSeq),
    participantId,
    mayAnswer,
  };
}

/** News over the socket; heard twice it is one. */
export function takeClarification(known: KnownClarifications, news: Clarification): KnownClarifications {
  return { ...known, list: insert(known.list, news) };
}

function insert(list: readonly Clarification[], one: Clarification): readonly Clarification[] {
  const others = list.filter(({ seq }) => seq !== one.seq);
  return [...others, one].sort((a, b) => a.seq - b.seq);
}

/** What the jury has said and the person has not read, by seq. */
export function unreadOf({ list, readSeq }: KnownClarifications): readonly Clarification[] {
  return list.filter(({ kind, seq }) => kind !== "question" && seq > readSeq);
}

export interface Thread {
  /** A question or an announcement; an answer to everybody whose question is not the reader's stands alone. */
  readonly head: Clarification;
  readonly answers: readonly Clarification[];
}

/** Answers below their questions; what moved last stands first. */
export function threadsOf(list: readonly Clarification[]): readonly Thread[] {
  const known = new Set(list.map(({ clarificationId }) => clarificationId));
  const isBelow = ({ questionId }: Clarification) => questionId !== null && known.has(questionId);
  const threads = list
    .filter((one) => !isBelow(one))
    .map((head) => ({
      head,
      answers: list.filter(({ questionId }) => questionId === head.clarificationId),
    }));
  const moved = ({ head, answers }: Thread) => answers.at(-1)?.seq ?? head.seq;
  return threads.sort((a, b) => moved(b) - moved(a));
}

/** Questions nobody has answered, the one that waits longest first. */
export function unansweredOf(list: readonly Clarification[]): readonly Thread[] {
  return threadsOf(list)
    .filter(({ head, answers }) => head.kind === "question" && answers.length === 0)
    .sort((a, b) => a.head.seq - b.head.seq);
}
