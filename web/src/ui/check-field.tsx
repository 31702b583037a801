import { useId } from "preact/hooks";

/** A box to tick with its words, a note and its fault, tied together for screen readers. */
export function CheckField({
  name,
  label,
  note,
  fault,
}: {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly fault: string | null;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="check" for={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          aria-invalid={fault === null ? undefined : "true"}
          aria-describedby={`${id}-note`}
        />
        <span>{label}</span>
      </label>
      <p class={fault === null ? "field-note" : "field-fault"} id={`${id}-note`}>
        {fault ?? note}
      </p>
    </div>
  );
}
