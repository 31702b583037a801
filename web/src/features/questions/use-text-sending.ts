import { type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Answer } from "../../client/call-api.ts";
import { makeSendKey } from "../../client/make-send-key.ts";
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

/**
 * The state of a form that sends one text. Pressed again after a lost answer it sends under the same key; a text that was
 * changed meanwhile is another one, or the change would be lost.
 */
export function useSending(
  call: (text: string, sendKey: string) => Promise<Answer<unknown>>,
  onSent: () => void,
): Sending {
  const text = useSignal("");
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const pressed = useRef<{ readonly text: string; readonly sendKey: string } | null>(null);
  const send = async () => {
    if (isSending.value) return;
    const trimmed = text.value.trim();
    if (trimmed === "" || trimmed.length > textLength) {
      fault.value = trimmed === "" ? words.emptyFault() : words.tooLong({ most: String(textLength) });
      return;
    }
    const press =
      pressed.current?.text === trimmed ? pressed.current : { text: trimmed, sendKey: makeSendKey() };
    pressed.current = press;
    isSending.value = true;
    const answer = await call(trimmed, press.sendKey);
    isSending.value = false;
    if (answer.kind !== "ok") {
      fault.value = sendFault(answer);
      if (answer.kind === "refused") pressed.current = null;
      return;
    }
    text.value = "";
    fault.value = null;
    pressed.current = null;
    onSent();
  };
  return { text, fault, isSending, send };
}
