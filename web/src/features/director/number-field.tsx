import { Field } from "../../ui/field.tsx";

interface NumberShape {
  readonly label: string;
  /** In the unit that is typed; null: empty. */
  readonly value: number | null;
  readonly fault: string | null;
  readonly note?: string;
  readonly isFixed?: boolean;
  onNumber(value: number | null): void;
}

/** A whole number; an empty field is null. */
export function NumberField({ label, value, fault, note, isFixed = false, onNumber }: NumberShape) {
  return (
    <Field
      label={label}
      type="number"
      inputMode="numeric"
      step={1}
      fault={fault}
      {...(note === undefined ? {} : { note })}
      disabled={isFixed}
      value={value === null ? "" : String(value)}
      onInput={(event) => {
        const text = event.currentTarget.value.trim();
        const typed = Math.trunc(Number(text));
        onNumber(text === "" || !Number.isFinite(typed) ? null : typed);
      }}
    />
  );
}
