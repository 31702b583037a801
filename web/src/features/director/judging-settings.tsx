import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import type { FormPart } from "./settings-draft.ts";

/** How much is asked of the judge hosts before a verdict counts. */
export function JudgingSettings({ settings, set }: FormPart) {
  return (
    <CheckField
      label={words.confirmsLate()}
      note={words.confirmsLateNote()}
      isTicked={settings.confirmsLate}
      onTick={(confirmsLate) => set({ confirmsLate })}
    />
  );
}
