import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { NumberField } from "./number-field.tsx";
import type { FormPart } from "./settings-draft.ts";

/** What people carry about in the hall. */
export function FloorSettings({ settings, set, faultOf }: FormPart) {
  return (
    <>
      <CheckField
        label={words.hasBalloons()}
        isTicked={settings.hasBalloons}
        onTick={(hasBalloons) => set({ hasBalloons })}
      />
      <div class="director-grid mt-3">
        <NumberField
          label={words.printPages()}
          value={settings.printPages}
          fault={faultOf("printPages")}
          note={words.printPagesNote()}
          onNumber={(printPages) => set({ printPages })}
        />
      </div>
    </>
  );
}
