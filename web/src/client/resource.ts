import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Answer, Failure } from "./call-api.ts";

/** What a page knows of something on the server. A failed refresh keeps the earlier value and says so beside it. */
export type Loading<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly value: T; readonly failure: Failure | null }
  | { readonly kind: "failed"; readonly failure: Failure };

export interface Resource<T> {
  readonly state: ReadonlySignal<Loading<T>>;
  /** Asks again; calls while one is under way share its answer. */
  refresh(): Promise<void>;
  /** Asks after news: an asking under way may be answered with how it was before, so this one comes after it. */
  renew(): Promise<void>;
  /** Puts a value that came another way (a live message, a reply to a write). */
  put(value: T): void;
}

const mostKept = 50;

/** Resources by key, so that two pages showing the same thing share one copy and coming back shows it at once. */
export function keyedResource<T>(load: (key: string) => Promise<Answer<T>>): (key: string) => Resource<T> {
  const kept = new Map<string, Resource<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    const made = makeResource(() => load(key));
    kept.set(key, made);
    return made;
  };
}

export function makeResource<T>(load: () => Promise<Answer<T>>): Resource<T> {
  const state = signal<Loading<T>>({ kind: "loading" });
  let underWay: Promise<void> | null = null;
  const run = async () => {
    const answer = await load();
    state.value = afterAnswer(state.value, answer);
    underWay = null;
  };
  const refresh = () => {
    underWay ??= run();
    return underWay;
  };
  return {
    state,
    refresh,
    renew: () => underWay?.then(refresh) ?? refresh(),
    put(value) {
      state.value = { kind: "ready", value, failure: null };
    },
  };
}

/** The resource's state, asked for again whenever a page that shows it opens. */
export function useResource<T>(resource: Resource<T>): Loading<T> {
  useEffect(() => {
    void resource.refresh();
  }, [resource]);
  return resource.state.value;
}

function afterAnswer<T>(before: Loading<T>, answer: Answer<T>): Loading<T> {
  if (answer.kind === "ok") return { kind: "ready", value: answer.value, failure: null };
  if (before.kind === "ready") return { ...before, failure: answer };
  return { kind: "failed", failure: answer };
}
