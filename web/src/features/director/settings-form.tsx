import type { Failure } from "../../client/call-api.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Field } from "../../ui/field.tsx";
import { AwardSettings } from "./award-settings.tsx";
import { EntrySettings } from "./entry-settings.tsx";
import { FloorSettings } from "./floor-settings.tsx";
import { FormatSettings } from "./format-settings.tsx";
import { JudgingSettings } from "./judging-settings.tsx";
import { ProblemSettings } from "./problem-settings.tsx";
import { type FormPart, readFaults, type Settings, wordsOf } from "./settings-draft.ts";
import { TimeSettings } from "./time-settings.tsx";

interface FormShape {
  readonly settings: Settings;
  readonly hasStarted: boolean;
  /** Of the last try; null: none failed. */
  readonly failure: Failure | null;
  readonly isSaving: boolean;
  onChange(settings: Settings): void;
  onSave(): void;
}

/** Everything a contest is set to be. Faults stand at their fields, all of them at once. */
export function SettingsForm({ settings, hasStarted, failure, isSaving, onChange, onSave }: FormShape) {
  const faults = readFaults(failure);
  const part: FormPart = {
    settings,
    hasStarted,
    set: (change) => onChange({ ...settings, ...change }),
    faultOf: (field) => wordsOf(faults ?? [], field),
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <dl class="hoshiya double-rule">
        <dt class="first">{words.partName()}</dt>
        <dd class="first">
          <NameSettings {...part} />
        </dd>
        <dt>{words.partFormat()}</dt>
        <dd>
          <FormatSettings {...part} />
        </dd>
        {settings.format.kind !== "practice" && (
          <>
            <dt>{words.partAwards()}</dt>
            <dd>
              <AwardSettings {...part} />
            </dd>
          </>
        )}
        <dt>{words.partTime()}</dt>
        <dd>
          <TimeSettings {...part} />
        </dd>
        <dt>{words.partEntry()}</dt>
        <dd>
          <EntrySettings {...part} />
        </dd>
        <dt>{words.partJudging()}</dt>
        <dd>
          <JudgingSettings {...part} />
        </dd>
        <dt>{words.partFloor()}</dt>
        <dd>
          <FloorSettings {...part} />
        </dd>
        <dt>{words.partProblems()}</dt>
        <dd>
          <ProblemSettings {...part} />
        </dd>
      </dl>
      <div class="director-foot">
        <Button look="solid" type="submit" isBusy={isSaving}>
          {words.save()}
        </Button>
        {failure !== null && (
          <p class="field-fault" role="alert">
            {faults === null ? failureWords(failure).text : words.settingsRefused({ count: faults.length })}
          </p>
        )}
      </div>
    </form>
  );
}

function NameSettings({ settings, hasStarted, set, faultOf }: FormPart) {
  const { title, slug } = settings;
  const ofTitle = (language: "uz" | "ru" | "en") => ({
    value: title[language] ?? "",
    maxLength: 120,
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ title: { ...title, [language]: event.currentTarget.value } }),
  });
  return (
    <div class="director-grid">
      <Field label={words.titleUz()} fault={faultOf("title")} {...ofTitle("uz")} />
      <Field label={words.titleRu()} fault={null} {...ofTitle("ru")} />
      <Field label={words.titleEn()} fault={null} {...ofTitle("en")} />
      <Field
        label={words.address()}
        note={hasStarted ? words.staysNow() : words.addressNote()}
        fault={faultOf("slug")}
        disabled={hasStarted}
        value={slug}
        maxLength={64}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => set({ slug: event.currentTarget.value.trim().toLowerCase() })}
      />
    </div>
  );
}
