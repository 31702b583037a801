import { useId } from "preact/hooks";

interface CheckShape {
  readonly label: string;
  readonly note?: string;
  /** What is wrong, in a sentence; it takes the note's place. */
  readonly fault?: string | null;
  /** In a form that is read by its fields' names. */
  readonly name?: string;
  readonly isTicked?: boolean;
  onTick?(isTicked: boolean): void;
}

/** A box to tick with its words, a note and its fault, tied together for screen readers. */
export function CheckField({ label, note, fault = null, name, isTicked, onTick }: CheckShape) {
  const id = useId();
  const below = fault ?? note;
  return (
    <div class="field">
      <label class="check" for={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          checked={isTicked}
          aria-invalid={fault === null ? undefined : "true"}
          aria-describedby={below === undefined ? undefined : `${id}-note`}
          onChange={(event) => onTick?.(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {below !== undefined && (
        <p class={fault === null ? "field-note" : "field-fault"} id={`${id}-note`}>
          {below}
        </p>
      )}
    </div>
  );
}
