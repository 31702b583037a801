import * as words from "../../generated/messages/director.ts";
import { Field } from "../../ui/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { NumberField } from "./number-field.tsx";
import type { FormPart, Settings } from "./settings-draft.ts";

type Qualification = NonNullable<Settings["qualification"]>;

/** Which round of an olympiad this is, and who of the round before may come. */
export function LevelSettings({ settings, set, faultOf }: FormPart) {
  const { level, qualification } = settings;
  const hasBelow = level === "national" || level === "international";
  return (
    <div class="director-grid">
      <ChoiceField
        label={words.level()}
        value={level ?? "none"}
        note={faultOf("level")}
        options={[
          { value: "none", text: words.levelNone() },
          { value: "regional", text: words.levelRegional() },
          { value: "national", text: words.levelNational() },
          { value: "international", text: words.levelInternational() },
        ]}
        onChoose={(chosen) =>
          set({
            level: chosen === "none" ? null : chosen,
            ...(chosen === "none" || chosen === "regional" ? { qualification: null } : {}),
          })
        }
      />
      {hasBelow && settings.registration !== "closed" && (
        <QualificationFields
          qualification={qualification}
          fault={faultOf("qualification")}
          onChange={(next) => set({ qualification: next })}
        />
      )}
    </div>
  );
}

interface FieldsShape {
  readonly qualification: Qualification | null;
  readonly fault: string | null;
  onChange(next: Qualification | null): void;
}

const leastOf = { top: 100, score: 1 } as const;

function QualificationFields({ qualification, fault, onChange }: FieldsShape) {
  const isTop = qualification?.by === "top";
  return (
    <>
      <ChoiceField
        label={words.qualification()}
        value={qualification?.by ?? "anybody"}
        options={[
          { value: "anybody", text: words.qualificationNone() },
          { value: "top", text: words.qualificationTop() },
          { value: "score", text: words.qualificationScore() },
        ]}
        onChoose={(by) =>
          onChange(by === "anybody" ? null : { slug: qualification?.slug ?? "", by, least: leastOf[by] })
        }
      />
      {qualification !== null && (
        <>
          <Field
            label={words.qualificationFrom()}
            note={words.qualificationFromNote()}
            fault={fault}
            value={qualification.slug}
            maxLength={64}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) =>
              onChange({ ...qualification, slug: event.currentTarget.value.trim().toLowerCase() })
            }
          />
          <NumberField
            label={isTop ? words.qualificationPlaces() : words.qualificationPoints()}
            value={qualification.least}
            fault={null}
            {...(isTop ? {} : { note: words.qualificationPointsNote() })}
            onNumber={(least) => onChange({ ...qualification, least: least ?? 0 })}
          />
        </>
      )}
    </>
  );
}
