import type { InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface FieldShape {
  readonly label: string;
  /** What is wrong, in a sentence; null while nothing is. */
  readonly fault: string | null;
  /** What to know before typing; the fault takes its place. */
  readonly note?: string;
}

/** A labelled text field with its fault below, tied together for screen readers. */
export function Field({ label, fault, note, ...input }: FieldShape & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        aria-invalid={fault === null ? undefined : "true"}
        aria-describedby={fault === null && note === undefined ? undefined : `${id}-note`}
        {...input}
      />
      {(fault !== null || note !== undefined) && (
        <p class={fault === null ? "field-note" : "field-fault"} id={`${id}-note`}>
          {fault ?? note}
        </p>
      )}
    </div>
  );
}
