import type { Signal } from "@preact/signals";
import { Field } from "./field.tsx";

interface ReasonShape {
  readonly label: string;
  readonly reason: Signal<string>;
  /** What is wrong, in a sentence; it goes with the next letter. */
  readonly fault: Signal<string | null>;
}

/** Why somebody does what is written down: a line of at most 500 letters, as every act with a reason takes it. */
export function ReasonField({ label, reason, fault }: ReasonShape) {
  return (
    <Field
      label={label}
      fault={fault.value}
      maxLength={500}
      value={reason.value}
      onInput={(event) => {
        reason.value = event.currentTarget.value;
        fault.value = null;
      }}
    />
  );
}
