import * as words from "../../generated/messages/director.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { NumberField } from "./number-field.tsx";
import type { FormPart } from "./settings-draft.ts";

const medals = [
  ["gold", words.medalGold],
  ["silver", words.medalSilver],
  ["bronze", words.medalBronze],
] as const;

/** How many places bring each medal, and what else is given. May be changed until the results are final, and after. */
export function AwardSettings({ settings, set, faultOf }: FormPart) {
  const { awards, format } = settings;
  const change = (part: Partial<typeof awards>) => set({ awards: { ...awards, ...part } });
  return (
    <>
      <div class="director-grid">
        {medals.map(([medal, word], index) => (
          <NumberField
            key={medal}
            label={word()}
            value={awards[medal]}
            fault={index === 0 ? faultOf("awards") : null}
            {...(index === 0 ? { note: words.medalNote() } : {})}
            onNumber={(count) => change({ [medal]: Math.max(0, count ?? 0) })}
          />
        ))}
      </div>
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
