import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Answer, type Failure, getApi } from "../client/call-api.ts";
import { me } from "../client/session.ts";
import { liveState } from "./live-connection.ts";
import { useLive } from "./use-live.ts";

export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly view: CustomRunView | null }
  | { readonly kind: "ended"; readonly view: CustomRunView }
  | { readonly kind: "refused"; readonly refusal: Extract<Failure, { readonly kind: "refused" }> }
  | { readonly kind: "unreachable" }
  | { readonly kind: "gone" };

export interface AwaitedRun {
  readonly state: ReadonlySignal<RunState>;
  /** Starts one by this call and waits for what becomes of it. Nothing happens while one is under way. */
  start(ask: () => Promise<Answer<CustomRunView>>): void;
}

/** Without the socket asking is the only way a result comes, with it only a net below. */
const pollMs = 1_200;
const netMs = 5_000;

/** Waits for runs of code that count for nothing: told over the socket, and asked for where it is away. */
export function useAwaitedRun(): AwaitedRun {
  const state = useSignal<RunState>({ kind: "idle" });
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

  const post = async (ask: () => Promise<Answer<CustomRunView>>) => {
    state.value = { kind: "running", view: null };
    const answer = await ask();
    if (answer.kind === "ok") state.value = { kind: "running", view: answer.value };
    else if (answer.kind === "refused") state.value = { kind: "refused", refusal: answer };
    else state.value = { kind: "unreachable" };
  };
  return {
    state,
    start(ask) {
      if (state.value.kind !== "running") void post(ask);
    },
  };
}

function readCustomRunId(message: unknown): string | null {
  if (typeof message !== "object" || message === null || !("customRunId" in message)) return null;
  return typeof message.customRunId === "string" ? message.customRunId : null;
}
