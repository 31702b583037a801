import type { InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface FieldShape {
  readonly label: string;
  /** What is wrong, in a sentence; null while nothing is. */
  readonly fault: string | null;
}

/** A labelled text field with its fault below, tied together for screen readers. */
export function Field({ label, fault, ...input }: FieldShape & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        aria-invalid={fault === null ? undefined : "true"}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        {...input}
      />
      {fault !== null && (
        <p class="field-fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
