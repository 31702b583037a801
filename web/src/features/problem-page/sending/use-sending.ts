import type { NewSubmission, SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { callApi } from "../../../client/call-api.ts";
import { makeSendKey } from "../../../client/make-send-key.ts";
import { serverNow } from "../../../client/server-clock.ts";
import { hearReply } from "../../../live/own-submissions.ts";
import { type Refusal, readSendAnswer } from "./send-answer.ts";

/** Code under way: its row stands at the top of the history from the press of the button on. */
export interface Sent {
  readonly languageId: string;
  /** ms since 1970 by the server's clock. */
  readonly at: number;
}

export type Sending =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly sent: Sent }
  | { readonly kind: "waiting"; readonly sent: Sent; readonly againAt: number }
  | { readonly kind: "given-up" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly at: number };

export type Code = Pick<
  NewSubmission,
  "problemLabel" | "languageId" | "source" | "answers" | "fileName" | "as"
>;

export interface Sender {
  readonly state: ReadonlySignal<Sending>;
  /** Id of the submission sent last from this page; null: none was. */
  readonly lastSentId: ReadonlySignal<string | null>;
  send(code: Code): void;
  /** While waiting: sends at once. */
  again(): void;
  stop(): void;
  /** The refusal was read or is out of date. */
  clear(): void;
}

/** Sends code, again and again while the server is out of reach, always as one submission. */
export function useSending(slug: string): Sender {
  const state = useSignal<Sending>({ kind: "idle" });
  const lastSentId = useSignal<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const retry = useRef<(() => void) | null>(null);

  const settle = (next: Sending) => {
    clearTimeout(timer.current);
    retry.current = null;
    state.value = next;
  };
  const post = async (body: NewSubmission, sent: Sent, tries: number): Promise<void> => {
    settle({ kind: "sending", sent });
    const url = `/api/contests/${encodeURIComponent(slug)}/submissions`;
    const answer = await callApi<SubmissionSummary>("POST", url, body);
    const step = readSendAnswer(answer, tries, Math.random());
    if (step.kind === "sent") {
      hearReply(step.summary);
      lastSentId.value = step.summary.submissionId;
      settle({ kind: "idle" });
    } else if (step.kind === "again") {
      state.value = { kind: "waiting", sent, againAt: Date.now() + step.afterMs };
      retry.current = () => void post(body, sent, tries + 1);
      timer.current = setTimeout(() => retry.current?.(), step.afterMs);
    } else if (step.kind === "refused") settle({ ...step, at: Date.now() });
    else settle(step);
  };
  useEffect(() => {
    const look = () => retry.current?.();
    addEventListener("online", look);
    return () => removeEventListener("online", look);
  }, []);

  return {
    state,
    lastSentId,
    send(code) {
      const { kind } = state.value;
      if (kind === "sending" || kind === "waiting") return;
      const sent = { languageId: code.languageId, at: serverNow() };
      void post({ ...code, sendKey: makeSendKey() }, sent, 1);
    },
    again: () => retry.current?.(),
    stop: () => settle({ kind: "idle" }),
    clear: () => {
      if (state.value.kind === "refused" || state.value.kind === "given-up") settle({ kind: "idle" });
    },
  };
}
