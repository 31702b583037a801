import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { register } from "../../client/session.ts";
import { locale } from "../../locale/locale.ts";
import { findSlips, readRefusal, readSignUp, type SignUpFaults } from "./read-sign-up.ts";

/** Sends the sign-up form; what is wrong stands at its field, and the first of them has the focus. */
export function useSignUp() {
  const faults = useSignal<SignUpFaults>({});
  const isSending = useSignal(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null || isSending.value) return;
    const typed = readSignUp(form.current, locale.value);
    faults.value = findSlips(typed, new Date().getFullYear());
    if (Object.keys(faults.value).length === 0) {
      isSending.value = true;
      const answer = await register(typed);
      isSending.value = false;
      if (answer.kind === "ok") return;
      faults.value = readRefusal(answer);
    }
    // After the faults are drawn.
    requestAnimationFrame(() => form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus());
  };
  return { form, faults, isSending, send };
}
