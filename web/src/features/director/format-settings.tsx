import * as words from "../../generated/messages/director.ts";
import { ChoiceField } from "./choice-field.tsx";
import { NumberField } from "./number-field.tsx";
import { type FormPart, formatOf } from "./settings-draft.ts";

/** How a contest is scored. */
export function FormatSettings({ settings, hasStarted, set, faultOf }: FormPart) {
  const { format } = settings;
  const hasPenalty = format.kind === "icpc" || format.kind === "atcoder";
  return (
    <div class="director-grid">
      <ChoiceField
        label={words.format()}
        value={format.kind}
        isFixed={hasStarted}
        note={faultOf("format")}
        options={[
          { value: "icpc", text: "ICPC" },
          { value: "ioi", text: words.formatIoi() },
          { value: "codeforces", text: words.formatCodeforces() },
          { value: "atcoder", text: words.formatAtcoder() },
          { value: "practice", text: words.formatPractice() },
        ]}
        onChoose={(kind) => set({ format: formatOf(kind) })}
      />
      {format.kind === "ioi" && (
        <>
          <ChoiceField
            label={words.counts()}
            value={format.counts}
            isFixed={hasStarted}
            options={[
              { value: "best-per-subtask", text: words.countsSubtask() },
              { value: "best-submission", text: words.countsBest() },
              { value: "last-submission", text: words.countsLast() },
            ]}
            onChoose={(counts) => set({ format: { ...format, counts } })}
          />
          <ChoiceField
            label={words.feedback()}
            value={format.feedback}
            isFixed={hasStarted}
            options={[
              { value: "full", text: words.feedbackFull() },
              { value: "score", text: words.feedbackScore() },
              { value: "none", text: words.feedbackNone() },
            ]}
            onChoose={(feedback) => set({ format: { ...format, feedback } })}
          />
        </>
      )}
      {hasPenalty && (
        <NumberField
          label={words.penaltyMinutes()}
          value={settings.penaltyMinutes}
          fault={faultOf("penaltyMinutes")}
          onNumber={(minutes) => set({ penaltyMinutes: minutes ?? 0 })}
        />
      )}
    </div>
  );
}
