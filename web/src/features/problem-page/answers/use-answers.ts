import { readAnswerSheet, writeAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type DraftOwner, keepDraft, openDraft } from "../editor/drafts.ts";
import type { DraftState } from "../editor/use-code-draft.ts";

/** By the names the problem asks for; what is empty is not there. */
type Answers = ReadonlyMap<string, string>;

export interface AnswersDraft {
  readonly answers: ReadonlySignal<Answers>;
  readonly state: ReadonlySignal<DraftState>;
  edit(name: string, text: string): void;
  /** Answers out of files, in place of those of the same names. */
  take(taken: Answers): void;
  /** What the browser holds is made the same as what the page shows. */
  keepNow(): void;
}

const keepAfterMs = 500;

/** The answers under the pen: opened from the draft, kept a moment after each change and when the page is left. */
export function useAnswers(owner: DraftOwner): AnswersDraft {
  const opened = useMemo(() => openAnswers(owner), [owner.userId, owner.problemId]);
  const answers = useSignal<Answers>(opened.answers);
  const state = useSignal<DraftState>(opened.state);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const keepNow = () => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    const source = writeAnswerSheet(answers.value);
    const draft = { languageId: answersLanguageId, source, fileName: null, savedAt: Date.now() };
    state.value = keepDraft(owner, draft) ? { kind: "saved", at: draft.savedAt } : { kind: "refused" };
  };
  const change = (next: Map<string, string>) => {
    answers.value = next;
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(keepNow, keepAfterMs);
  };
  const keep = useRef(keepNow);
  keep.current = keepNow;
  // Phones end pages without a word: being hidden is the last that is told for sure.
  useEffect(() => {
    const look = () => keep.current();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      look();
    };
  }, []);

  return {
    answers,
    state,
    keepNow,
    edit(name, text) {
      const next = new Map(answers.value);
      if (text === "") next.delete(name);
      else next.set(name, text);
      change(next);
    },
    take: (taken) => change(new Map([...answers.value, ...taken])),
  };
}

function openAnswers(owner: DraftOwner): { readonly answers: Answers; readonly state: DraftState } {
  const draft = openDraft(owner);
  const sheet = draft?.languageId === answersLanguageId ? readAnswerSheet(draft.source) : null;
  if (draft === null || sheet === null) return { answers: new Map(), state: { kind: "untouched" } };
  return { answers: sheet, state: { kind: "saved", at: draft.savedAt } };
}
