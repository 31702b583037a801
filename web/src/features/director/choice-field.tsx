import { useId } from "preact/hooks";

interface ChoiceShape<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly isFixed?: boolean;
  readonly note?: string | null;
  onChoose(value: T): void;
}

/** A labelled choice of one, as wide as the fields beside it. */
export function ChoiceField<T extends string>(shape: ChoiceShape<T>) {
  const { label, value, options, isFixed = false, note = null, onChoose } = shape;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        disabled={isFixed}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {note !== null && <p class="field-note">{note}</p>}
    </div>
  );
}
