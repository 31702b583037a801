import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { LevelSettings } from "./level-settings.tsx";
import { readLocalTime, writeLocalTime } from "./local-time.ts";
import { NumberField } from "./number-field.tsx";
import type { FormPart } from "./settings-draft.ts";

/** Who takes part, and how they come in; an exam among the rest. */
export function EntrySettings(part: FormPart) {
  const { settings, hasStarted, set, faultOf } = part;
  const { registration, isExam } = settings;
  return (
    <>
      <div class="director-grid">
        <ChoiceField
          label={words.takes()}
          value={settings.takes}
          isFixed={hasStarted}
          options={[
            { value: "individuals", text: words.takesIndividuals() },
            { value: "teams", text: words.takesTeams() },
          ]}
          onChoose={(takes) => set({ takes })}
        />
        <ChoiceField
          label={words.registration()}
          value={registration}
          options={[
            { value: "closed", text: words.registrationClosed() },
            { value: "open", text: words.registrationOpen() },
            { value: "code", text: words.registrationCode() },
          ]}
          onChoose={(next) => set({ registration: next })}
        />
        <RegistrationSettings {...part} />
      </div>
      <LevelSettings {...part} />
      <CheckField
        label={words.exam()}
        isTicked={isExam}
        fault={faultOf("isExam")}
        onTick={(next) => set({ isExam: next })}
      />
      {isExam && (
        <div class="mt-3">
          <TextArea
            label={words.examRanges()}
            rows={3}
            spellcheck={false}
            placeholder={"10.20.0.0/16\nfd00:20::/48"}
            fault={faultOf("examRanges")}
            value={settings.examRanges.join("\n")}
            onChange={(event) => set({ examRanges: rangesOf(event.currentTarget.value) })}
          />
        </div>
      )}
    </>
  );
}

function RegistrationSettings({ settings, set, faultOf }: FormPart) {
  const { registration, registrationEndsAt } = settings;
  return (
    <>
      {registration === "code" && (
        <Field
          label={words.invitationCode()}
          fault={faultOf("invitationCode")}
          note={words.invitationNote()}
          value={settings.invitationCode ?? ""}
          maxLength={64}
          autocomplete="off"
          onInput={(event) => set({ invitationCode: event.currentTarget.value || null })}
        />
      )}
      {registration !== "closed" && (
        <>
          <Field
            label={words.registrationEndsAt()}
            type="datetime-local"
            fault={faultOf("registrationEndsAt")}
            note={words.registrationEndsNote()}
            value={registrationEndsAt === null ? "" : writeLocalTime(registrationEndsAt)}
            onInput={(event) => set({ registrationEndsAt: readLocalTime(event.currentTarget.value) })}
          />
          <NumberField
            label={words.capacity()}
            value={settings.capacity}
            fault={faultOf("capacity")}
            note={words.capacityNote()}
            onNumber={(capacity) => set({ capacity })}
          />
        </>
      )}
    </>
  );
}

function rangesOf(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((range) => range.trim())
    .filter((range) => range !== "");
}
