import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { noMoment, readLocalTime, writeLocalTime } from "./local-time.ts";
import { NumberField } from "./number-field.tsx";
import type { FormPart } from "./settings-draft.ts";

const minute = 60_000;
const inMinutes = (ms: number | null) => (ms === null ? null : Math.round(ms / minute));
const inMs = (minutes: number | null) => (minutes === null ? null : minutes * minute);

/** When it takes place. Once it has begun its clock's page changes that. */
export function TimeSettings({ settings, hasStarted, set, faultOf }: FormPart) {
  const isPractice = settings.format.kind === "practice";
  return (
    <>
      {hasStarted && <p class="director-sub mb-3">{words.timesStay()}</p>}
      <div class="director-grid">
        <Field
          label={words.startsAtTashkent()}
          type="datetime-local"
          fault={faultOf("startsAt")}
          disabled={hasStarted}
          value={writeLocalTime(settings.startsAt)}
          onInput={(event) => set({ startsAt: readLocalTime(event.currentTarget.value) ?? noMoment })}
        />
        {!isPractice && (
          <>
            <NumberField
              label={words.lengthMinutes()}
              value={inMinutes(settings.lengthMs)}
              fault={faultOf("lengthMs")}
              isFixed={hasStarted}
              onNumber={(minutes) => set({ lengthMs: inMs(minutes) ?? 0 })}
            />
            <NumberField
              label={words.freezeMinutes()}
              value={inMinutes(settings.freezeMs)}
              fault={faultOf("freezeMs")}
              note={words.freezeNote()}
              isFixed={hasStarted}
              onNumber={(minutes) => set({ freezeMs: inMs(minutes) })}
            />
            <NumberField
              label={words.windowMinutes()}
              value={inMinutes(settings.windowMs)}
              fault={faultOf("windowMs")}
              note={words.windowNote()}
              isFixed={hasStarted}
              onNumber={(minutes) => set({ windowMs: inMs(minutes) })}
            />
          </>
        )}
      </div>
      <CheckField
        label={words.upsolvable()}
        isTicked={settings.isUpsolvable}
        onTick={(isUpsolvable) => set({ isUpsolvable })}
      />
    </>
  );
}
