import type { CustomRunView, NewCustomRun } from "@bilimdon/contracts/http/custom-runs";
import type { ReadonlySignal } from "@preact/signals";
import { callApi } from "../../../client/call-api.ts";
import { type RunState, useAwaitedRun } from "../../../live/use-awaited-run.ts";

export type CustomRunState = RunState;

export interface CustomRunner {
  readonly state: ReadonlySignal<CustomRunState>;
  /** Nothing happens while one is under way. */
  start(run: NewCustomRun): void;
}

/** Starts runs of one's own code and waits for what becomes of them. */
export function useCustomRun(slug: string): CustomRunner {
  const { state, start } = useAwaitedRun();
  const url = `/api/contests/${encodeURIComponent(slug)}/custom-runs`;
  return { state, start: (run) => start(() => callApi<CustomRunView>("POST", url, run)) };
}
