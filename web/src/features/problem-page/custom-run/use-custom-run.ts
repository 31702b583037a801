import type { CustomRunView, NewCustomRun } from "@bilimdon/contracts/http/custom-runs";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { callApi, getApi } from "../../../client/call-api.ts";
import { me } from "../../../client/session.ts";
import { liveState } from "../../../live/live-connection.ts";
import { useLive } from "../../../live/use-live.ts";
import type { Refusal } from "../sending/send-answer.ts";

export type CustomRunState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly view: CustomRunView | null }
  | { readonly kind: "ended"; readonly view: CustomRunView }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unreachable" }
  | { readonly kind: "gone" };

export interface CustomRunner {
  readonly state: ReadonlySignal<CustomRunState>;
  /** Nothing happens while one is under way. */
  start(run: NewCustomRun): void;
}

/** Without the socket asking is the only way a result comes, with it only a net below. */
const pollMs = 1_200;
const netMs = 5_000;

/** Starts runs and waits for what becomes of them. */
export function useCustomRun(slug: string): CustomRunner {
  const state = useSignal<CustomRunState>({ kind: "idle" });
  const awaited = state.value.kind === "running" ? (state.value.view?.customRunId ?? null) : null;

  const look = async (customRunId: string) => {
    const answer = await getApi<CustomRunView>(`/api/custom-runs/${customRunId}`);
    const { value } = state;
    if (value.kind !== "running" || value.view?.customRunId !== customRunId) return;
    if (answer.kind === "refused") state.value = { kind: "gone" };
    if (answer.kind === "ok" && answer.value.outcome !== null)
      state.value = { kind: "ended", view: answer.value };
  };
  useLive(me.value === null ? null : rooms.user(me.value.userId), {
    events: {
      "custom-run": (message) => {
        const customRunId = readCustomRunId(message);
        if (customRunId !== null) void look(customRunId);
      },
    },
    onJoined: () => {},
    onRefused: () => {},
  });
  const everyMs = liveState.value === "live" ? netMs : pollMs;
  useEffect(() => {
    if (awaited === null) return;
    // The news may have come before the answer to the start.
    void look(awaited);
    const timer = setInterval(() => void look(awaited), everyMs);
    return () => clearInterval(timer);
  }, [awaited, everyMs]);

  const post = async (run: NewCustomRun) => {
    state.value = { kind: "running", view: null };
    const url = `/api/contests/${encodeURIComponent(slug)}/custom-runs`;
    const answer = await callApi<CustomRunView>("POST", url, run);
    if (answer.kind === "ok") state.value = { kind: "running", view: answer.value };
    else if (answer.kind === "refused") state.value = { kind: "refused", refusal: answer };
    else state.value = { kind: "unreachable" };
  };
  return {
    state,
    start(run) {
      if (state.value.kind !== "running") void post(run);
    },
  };
}

function readCustomRunId(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !("customRunId" in message)) return null;
  return typeof message.customRunId === "string" ? message.customRunId : null;
}
