import { type Signal, useSignal } from "@preact/signals";
import type { Answer } from "../../client/call-api.ts";
import * as words from "../../generated/messages/questions.ts";
import { sendFault } from "./question-words.ts";

export interface Sending {
  readonly text: Signal<string>;
  readonly fault: Signal<string | null>;
  readonly isSending: Signal<boolean>;
  /** Sends the text once; what could not be sent stays in its field. */
  send(): Promise<void>;
}

const textLength = 2_000;

/** The state of a form that sends one text. Pressed again after a lost answer it sends under the same key. */
export function useSending(
  call: (text: string, sendKey: string) => Promise<Answer<unknown>>,
  onSent: () => void,
): Sending {
  const text = useSignal("");
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const sendKey = useSignal("");
  const send = async () => {
    if (isSending.value) return;
    const trimmed = text.value.trim();
    if (trimmed === "" || trimmed.length > textLength) {
      fault.value = trimmed === "" ? words.emptyFault() : words.tooLong({ most: String(textLength) });
      return;
    }
    if (sendKey.value === "") sendKey.value = makeKey();
    isSending.value = true;
    const answer = await call(trimmed, sendKey.value);
    isSending.value = false;
    if (answer.kind !== "ok") {
      fault.value = sendFault(answer);
      if (answer.kind === "refused") sendKey.value = "";
      return;
    }
    text.value = "";
    fault.value = null;
    sendKey.value = "";
    onSent();
  };
  return { text, fault, isSending, send };
}

function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
