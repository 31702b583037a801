import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { makeSendKey } from "../../client/make-send-key.ts";
import * as words from "../../generated/messages/adjustments.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { resultFault } from "../../ui/result-fault.ts";
import { say } from "../../ui/toasts.tsx";
import { amountWords, readAmount } from "./amount-words.ts";

interface DialogShape {
  readonly slug: string;
  readonly line: ContestParticipant;
  readonly unit: PenaltyAdjustmentList["unit"];
  onChanged(list: PenaltyAdjustmentList): void;
  onClose(): void;
}

/** Asks how much is added to a line's total, and why; boards follow at once. */
export function AdjustDialog({ slug, line, unit, onChanged, onClose }: DialogShape) {
  const [typed, setTyped] = useState({ amount: "", reason: "" });
  const [faults, setFaults] = useState<{ amount: string | null; reason: string | null }>(noFaults);
  // One for the whole dialog: pressed again after a lost answer, nothing is added twice.
  const [sendKey] = useState(makeSendKey);
  const adjust = async () => {
    const amount = readAmount(typed.amount, unit);
    const reason = typed.reason.trim();
    if (amount === null || reason === "")
      return setFaults({
        amount: amount === null ? wrongAmount(unit) : null,
        reason: reason === "" ? words.reasonFault() : null,
      });
    const path = `/api/contests/${encodeURIComponent(slug)}/participants/${line.participantId}/adjustments`;
    const answer = await callApi<PenaltyAdjustmentList>("POST", path, { amount, reason, sendKey });
    if (answer.kind !== "ok") return setFaults({ amount: null, reason: resultFault(answer) });
    say(words.adjusted({ name: line.name, amount: amountWords(unit, amount) }));
    onChanged(answer.value);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={words.adjustTitle({ name: line.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" onClick={() => void adjust()}>
            {words.adjust()}
          </Button>
        </>
      }
    >
      <p>{unit === "minutes" ? words.minutesText() : words.pointsText()}</p>
      <Field
        label={unit === "minutes" ? words.minutes() : words.points()}
        // No "numeric": phones' number pads have no minus.
        inputMode="text"
        autocomplete="off"
        maxLength={10}
        value={typed.amount}
        fault={faults.amount}
        onInput={(event) => {
          setTyped({ ...typed, amount: event.currentTarget.value });
          setFaults(noFaults);
        }}
      />
      <Field
        label={words.reason()}
        note={words.reasonNote()}
        maxLength={500}
        value={typed.reason}
        fault={faults.reason}
        onInput={(event) => {
          setTyped({ ...typed, reason: event.currentTarget.value });
          setFaults(noFaults);
        }}
      />
    </Dialog>
  );
}

const noFaults = { amount: null, reason: null };

function wrongAmount(unit: PenaltyAdjustmentList["unit"]): string {
  return unit === "minutes" ? words.minutesFault() : words.pointsFault();
}
