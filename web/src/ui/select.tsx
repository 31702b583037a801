import { caretDownIcon } from "../generated/icons.ts";
import { Icon } from "./icon.tsx";

interface SelectShape<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  onChoose(value: T): void;
}

/** The browser's own select in our dress; the label is spoken, the shown option says what it is. */
export function Select<T extends string>({ label, options, value, onChoose }: SelectShape<T>) {
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text);
    if (chosen !== undefined) onChoose(chosen.value);
  };
  return (
    <span class="select">
      <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon path={caretDownIcon} size={16} />
    </span>
  );
}
