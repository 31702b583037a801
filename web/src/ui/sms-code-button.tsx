import type { SmsSent } from "@bilimdon/contracts/http/phone";
import { useSignal } from "@preact/signals";
import type { Answer, Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/sms.ts";
import { Button } from "./button.tsx";

interface SmsShape {
  /** The last two digits of the number. */
  readonly ending: string;
  send(): Promise<Answer<SmsSent>>;
}

/** Sends a code by text message, and says beside itself where it went or why it did not. */
export function SmsCodeButton({ ending, send }: SmsShape) {
  const sent = useSignal<SmsSent | null>(null);
  const fault = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const ask = async () => {
    if (isSending.value) return;
    isSending.value = true;
    const answer = await send();
    isSending.value = false;
    if (answer.kind === "ok") sent.value = answer.value;
    fault.value = answer.kind === "ok" ? null : smsFaultWords(answer);
  };
  return (
    <div class="grid justify-items-start gap-1">
      <Button aria-busy={isSending.value} onClick={() => void ask()}>
        {sent.value === null ? words.send({ ending }) : words.sendAgain()}
      </Button>
      <p class="text-13 text-ink-2" role="status">
        {sent.value !== null && fault.value === null && words.sent({ ending: sent.value.ending })}
      </p>
      <p class="field-fault" role="alert">
        {fault.value}
      </p>
    </div>
  );
}

/** Why no message left, in words. */
export function smsFaultWords(failure: Failure): string {
  if (failure.kind !== "refused") return words.unreachable();
  if (failure.code === "sms.too_many")
    return words.tooMany({ minutes: minutesOf(failure.details.retryAfterMs) });
  return (known[failure.code] ?? words.unreachable)();
}

const known: Readonly<Record<string, () => string>> = {
  "sms.unavailable": words.unavailable,
  "sms.not_offered": words.unavailable,
  "phone.refused": words.phoneRefused,
  "phone.none": words.unavailable,
  "request.rate_limited": words.unavailable,
  "session.step_over": words.stepOver,
};

function minutesOf(retryAfterMs: unknown): number {
  return typeof retryAfterMs === "number" ? Math.ceil(retryAfterMs / 60_000) : 60;
}
