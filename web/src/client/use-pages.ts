import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Answer, Failure } from "./call-api.ts";

export interface Page<T> {
  readonly rows: readonly T[];
  /** null: this was the last. */
  readonly next: string | null;
}

export interface Pages<T> {
  readonly state: "loading" | "ready" | "failed";
  readonly rows: readonly T[];
  readonly failure: Failure | null;
  readonly hasMore: boolean;
  readonly isAsking: boolean;
  more(): void;
  again(): void;
}

/**
 * A list that comes page by page, each at a press.
 *
 * @param key   what is listed; another one begins anew, and answers for the one before are passed over
 * @param load  the page of a cursor; null: the first
 */
export function usePages<T>(
  key: string,
  load: (cursor: string | null) => Promise<Answer<Page<T>>>,
): Pages<T> {
  const rows = useSignal<readonly T[] | null>(null);
  const next = useSignal<string | null>(null);
  const failure = useSignal<Failure | null>(null);
  const isAsking = useSignal(false);
  const asked = useSignal(key);

  const ask = async (cursor: string | null) => {
    isAsking.value = true;
    const answer = await load(cursor);
    if (asked.peek() !== key) return;
    isAsking.value = false;
    failure.value = answer.kind === "ok" ? null : answer;
    if (answer.kind !== "ok") return;
    rows.value = cursor === null ? answer.value.rows : [...(rows.peek() ?? []), ...answer.value.rows];
    next.value = answer.value.next;
  };
  useEffect(() => {
    asked.value = key;
    void ask(null);
  }, [key]);
  const hasNothing = rows.value === null;
  return {
    state: !hasNothing ? "ready" : failure.value === null ? "loading" : "failed",
    rows: rows.value ?? [],
    failure: failure.value,
    hasMore: next.value !== null,
    isAsking: isAsking.value,
    more: () => void (next.value !== null && !isAsking.value && ask(next.value)),
    again: () => void ask(null),
  };
}
