import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { keptForLong } from "../../../client/kept-text.ts";
import type { LanguageView } from "../../../client/problem-resource.ts";
import { chooseLanguage } from "./choose-language.ts";
import { type Draft, type DraftOwner, keepDraft, openDraft } from "./drafts.ts";
import { isUntouched, startTemplate } from "./start-templates.ts";

/** saved: at that moment, by this device. refused: the browser keeps nothing. */
export type DraftState =
  | { readonly kind: "untouched" }
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "refused" };

export interface CodeDraft {
  readonly source: ReadonlySignal<string>;
  /** "" while no language can be chosen. */
  readonly languageId: ReadonlySignal<string>;
  readonly fileName: ReadonlySignal<string | null>;
  readonly state: ReadonlySignal<DraftState>;
  edit(source: string): void;
  choose(languageId: string): void;
  /** Code out of a file, in place of what was there. */
  take(file: { readonly source: string; readonly fileName: string; readonly languageId: string }): void;
  /** What the browser holds is made the same as what the editor shows. */
  keepNow(): void;
}

const keepAfterMs = 500;

/** The code under the editor: opened from the draft, kept a moment after each change and when the page is left. */
export function useCodeDraft(owner: DraftOwner, offered: readonly LanguageView[]): CodeDraft {
  const opened = useMemo(() => openCode(owner, offered), [owner.userId, owner.problemId]);
  const source = useSignal(opened.source);
  const languageId = useSignal(opened.languageId);
  const fileName = useSignal(opened.fileName);
  const state = useSignal<DraftState>(opened.state);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const keepNow = () => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    const draft = {
      languageId: languageId.value,
      source: source.value,
      fileName: fileName.value,
      savedAt: Date.now(),
    };
    state.value = keepDraft(owner, draft) ? { kind: "saved", at: draft.savedAt } : { kind: "refused" };
  };
  const keepSoon = () => {
    clearTimeout(timer.current ?? undefined);
    timer.current = setTimeout(keepNow, keepAfterMs);
  };
  useKeepOnLeaving(keepNow);

  return {
    source,
    languageId,
    fileName,
    state,
    keepNow,
    edit(text) {
      if (text === source.value) return;
      source.value = text;
      keepSoon();
    },
    choose(id) {
      if (isUntouched(source.value)) source.value = startTemplate(id);
      languageId.value = id;
      fileName.value = null;
      keptForLong.write(languageKey(owner.userId), id);
      keepSoon();
    },
    take(file) {
      source.value = file.source;
      fileName.value = file.fileName;
      languageId.value = file.languageId;
      keepSoon();
    },
  };
}

/** Phones end pages without a word: being hidden is the last that is told for sure. */
function useKeepOnLeaving(keepNow: () => void): void {
  const keep = useRef(keepNow);
  keep.current = keepNow;
  useEffect(() => {
    const look = () => keep.current();
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pagehide", look);
      look();
    };
  }, []);
}

function openCode(owner: DraftOwner, offered: readonly LanguageView[]) {
  const draft: Draft | null = openDraft(owner);
  const lastUsed = keptForLong.read(languageKey(owner.userId)) ?? keptForLong.read(languageKey(null));
  const languageId = chooseLanguage({ offered, ofDraft: draft?.languageId ?? null, lastUsed }) ?? "";
  const state: DraftState = draft === null ? { kind: "untouched" } : { kind: "saved", at: draft.savedAt };
  return {
    source: draft?.source ?? startTemplate(languageId),
    fileName: draft?.languageId === languageId ? draft.fileName : null,
    languageId,
    state,
  };
}

function languageKey(userId: string | null): string {
  return `bilimdon.language.${userId ?? "guest"}`;
}
