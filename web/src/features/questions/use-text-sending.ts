import { type Signal, signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
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

export interface SendingShape<Choices extends object> {
  /** What was chosen beside the text, as it is now. */
  choices(): Choices;
  call(body: Choices & { readonly text: string; readonly sendKey: string }): Promise<Answer<unknown>>;
  onSent(): void;
}

const textLength = 2_000;

/** The state of a form that sends one text, with what is chosen beside it. */
export function useSending<Choices extends object>(shape: SendingShape<Choices>): Sending {
  const latest = useRef(shape);
  latest.current = shape;
  return useMemo(() => makeSending(() => latest.current), []);
}

/**
 * Pressed again after a lost answer it sends under the same key; with the text or a choice changed meanwhile it is another
 * one, or the change would be lost.
 */
export function makeSending<Choices extends object>(readShape: () => SendingShape<Choices>): Sending {
  const text = signal("");
  const fault = signal<string | null>(null);
  const isSending = signal(false);
  let pressed: { readonly what: string; readonly sendKey: string } | null = null;
  const send = async () => {
    if (isSending.value) return;
    const trimmed = text.value.trim();
    if (trimmed === "" || trimmed.length > textLength) {
      fault.value = trimmed === "" ? words.emptyFault() : words.tooLong({ most: String(textLength) });
      return;
    }
    const shape = readShape();
    const body = { ...shape.choices(), text: trimmed };
    const what = JSON.stringify(body);
    if (pressed?.what !== what) pressed = { what, sendKey: makeSendKey() };
    isSending.value = true;
    const answer = await shape.call({ ...body, sendKey: pressed.sendKey });
    isSending.value = false;
    if (answer.kind !== "ok") {
      fault.value = sendFault(answer);
      if (answer.kind === "refused") pressed = null;
      return;
    }
    // What was written while it was on its way is the next one's beginning.
    if (text.value.trim() === trimmed) text.value = "";
    fault.value = null;
    pressed = null;
    shape.onSent();
  };
  return { text, fault, isSending, send };
}
