import type { TextareaHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface AreaShape {
  readonly label: string;
  /** What is wrong, in a sentence; null while nothing is. */
  readonly fault: string | null;
  /** Ctrl+Enter. */
  onSend?(): void;
}

/** A labelled field of several lines with its fault below, tied together for screen readers. */
export function TextArea({
  label,
  fault,
  onSend,
  ...area
}: AreaShape & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="input text-area"
        rows={3}
        aria-invalid={fault === null ? undefined : "true"}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend?.();
        }}
        {...area}
      />
      {fault !== null && (
        <p class="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
