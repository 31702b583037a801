import { usualAwards, usualShares } from "@bilimdon/rules/scoreboard/award-plan";
import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { NumberField } from "./number-field.tsx";
import type { FormPart, Settings } from "./settings-draft.ts";

/** Who has which medal, and what else is given. Stays once the results are final. */
export function AwardSettings({ settings, set, faultOf }: FormPart) {
  const { awards, format } = settings;
  const change = (part: Partial<Awards>) => set({ awards: { ...awards, ...part } });
  return (
    <>
      <MedalSettings awards={awards} fault={faultOf("awards")} onChange={change} />
      <CheckField
        label={words.groupWinners()}
        isTicked={awards.groupWinners}
        onTick={(groupWinners) => change({ groupWinners })}
      />
      {format.kind !== "ioi" && (
        <CheckField
          label={words.firstSolves()}
          isTicked={awards.firstSolves}
          onTick={(firstSolves) => change({ firstSolves })}
        />
      )}
      {format.kind === "icpc" && (
        <CheckField
          label={words.honours()}
          isTicked={awards.honours}
          onTick={(honours) => change({ honours })}
        />
      )}
    </>
  );
}

type Awards = Settings["awards"];

interface MedalShape {
  readonly awards: Awards;
  readonly fault: string | null;
  onChange(part: Partial<Awards>): void;
}

const { gold, silver, bronze } = usualAwards;
const usualPlaces = { medalPercent: undefined, gold, silver, bronze };

const medalWords = {
  places: [
    ["gold", words.medalGold],
    ["silver", words.medalSilver],
    ["bronze", words.medalBronze],
  ],
  share: [
    ["gold", words.partGold],
    ["silver", words.partSilver],
    ["bronze", words.partBronze],
  ],
} as const;

/** By places, as ICPC has it, or by a share of those who took part, as olympiads do. */
function MedalSettings({ awards, fault, onChange }: MedalShape) {
  const { medalPercent } = awards;
  const by = medalPercent === undefined ? "places" : "share";
  const note = by === "places" ? words.medalNote() : words.partNote();
  return (
    <>
      <div class="director-grid">
        <ChoiceField
          label={words.medalsBy()}
          value={by}
          options={[
            { value: "places", text: words.medalsByPlaces() },
            { value: "share", text: words.medalsByShare() },
          ]}
          onChoose={(chosen) => onChange(chosen === "share" ? usualShares : usualPlaces)}
        />
        {medalPercent !== undefined && (
          <NumberField
            label={words.medalPercent()}
            value={medalPercent}
            fault={null}
            note={words.medalPercentNote()}
            onNumber={(percent) => onChange({ medalPercent: percent ?? 0 })}
          />
        )}
      </div>
      <div class="director-grid">
        {medalWords[by].map(([medal, word], index) => (
          <NumberField
            key={medal}
            label={word()}
            value={awards[medal]}
            fault={index === 0 ? fault : null}
            {...(index === 0 ? { note } : {})}
            onNumber={(count) => onChange({ [medal]: Math.max(0, count ?? 0) })}
          />
        ))}
      </div>
    </>
  );
}
