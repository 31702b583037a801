import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import { expect, it } from "vitest";
import {
  nothingKnown,
  takeClarification,
  takeList,
  threadsOf,
  unansweredOf,
  unreadOf,
} from "./merge-clarifications.ts";

const one = (seq: number, kind: Clarification["kind"], questionId: string | null = null): Clarification => ({
  clarificationId: `clr_${seq}`,
  contestId: "con_1",
  seq,
  kind,
  questionId,
  problemLabel: null,
  isToAll: kind === "announcement",
  text: `text ${seq}`,
  quoted: null,
  sentAt: seq,
  askedBy: null,
  author: null,
});
const page = (...clarifications: Clarification[]) => ({
  clarifications,
  hasMore: false,
  readSeq: 0,
  participantId: "par_1",
  mayAnswer: false,
});
const seqs = (list: readonly Clarification[]) => list.map(({ seq }) => seq);

it("asks again after what the list told, not after what was heard meanwhile", () => {
  const told = takeList(nothingKnown, page(one(1, "announcement")));
  const heard = takeClarification(told, one(3, "announcement"));
  expect(heard.toldSeq).toBe(1);
  const caughtUp = takeList(heard, page(one(2, "answer"), one(3, "announcement")));
  expect(seqs(caughtUp.list)).toEqual([1, 2, 3]);
  expect(caughtUp.toldSeq).toBe(3);
});

it("counts as unread what the jury has said since, not one's own question", () => {
  const known = takeList(nothingKnown, {
    ...page(one(1, "announcement"), one(2, "question"), one(3, "answer", "clr_2")),
    readSeq: 1,
  });
  expect(seqs(unreadOf(known))).toEqual([3]);
});

it("puts answers below their question and what moved last first", () => {
  const list = [
    one(1, "question"),
    one(2, "announcement"),
    one(3, "answer", "clr_1"),
    one(4, "answer", "clr_9"),
  ];
  const shape = threadsOf(list).map(({ head, answers }) => [head.seq, ...seqs(answers)]);
  expect(shape).toEqual([[4], [1, 3], [2]]);
});

it("gives the jury the unanswered question that waits longest first", () => {
  const list = [one(1, "question"), one(2, "question"), one(3, "answer", "clr_1"), one(4, "question")];
  expect(unansweredOf(list).map(({ head }) => head.seq)).toEqual([2, 4]);
});
