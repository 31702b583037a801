import type { RejudgePreview } from "@bilimdon/contracts/http/rejudges";
import { flagIcon } from "../../../generated/icons.ts";
import * as words from "../../../generated/messages/jury.ts";
import { Icon } from "../../../ui/icon.tsx";

interface PreviewShape {
  readonly preview: RejudgePreview;
}

const medals = ["winner", "gold-medal", "silver-medal", "bronze-medal"];

const named: Readonly<Record<string, () => string>> = {
  winner: words.awardWinner,
  "gold-medal": words.awardGold,
  "silver-medal": words.awardSilver,
  "bronze-medal": words.awardBronze,
};

/** Medals and awards that change hands; honours and ranks go with the ranks above. */
export function AwardChanges({ preview: { awards } }: PreviewShape) {
  const shown = awards.filter(({ awardId }) => wordOf(awardId) !== null);
  if (shown.length === 0) return null;
  const isMedal = shown.some(({ awardId }) => medals.includes(awardId));
  return (
    <section aria-label={words.awardsTitle()} class="mt-4">
      {isMedal && (
        <p class="medal-warning" role="status">
          <Icon path={flagIcon} size={16} />
          {words.medalWarning()}
        </p>
      )}
      <h2>{words.awardsTitle()}</h2>
      <ul class="change-list">
        {shown.map(({ awardId, gained, lost }) => (
          <li key={awardId}>
            <b>{wordOf(awardId)}</b>{" "}
            <span class="text-feruza">{gained.map((name) => words.gains({ name })).join(", ")}</span>{" "}
            <span class="text-anor">{lost.map((name) => words.loses({ name })).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordOf(awardId: string): string | null {
  const group = /^group-winner-(.*)$/.exec(awardId)?.[1];
  if (group !== undefined) return words.awardGroup({ group });
  return named[awardId]?.() ?? null;
}

export function FirstChanges({ preview: { firsts } }: PreviewShape) {
  if (firsts.length === 0) return null;
  return (
    <section aria-label={words.firstsTitle()} class="mt-4">
      <h2>{words.firstsTitle()}</h2>
      <ul class="change-list">
        {firsts.map(({ problemLabel, before, after }) => (
          <li key={problemLabel}>
            <b>{problemLabel}</b> {before ?? words.nobody()} → {after ?? words.nobody()}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BalloonChanges({ preview: { balloons } }: PreviewShape) {
  if (balloons.length === 0) return null;
  return (
    <section aria-label={words.balloonsTitle()} class="mt-4">
      <h2>{words.balloonsTitle()}</h2>
      <ul class="change-list">
        {balloons.map(({ name, problemLabel: label, kind }) => (
          <li key={`${name} ${label}`}>
            {kind === "gained" ? words.balloonGained({ name, label }) : words.balloonLost({ name, label })}
          </li>
        ))}
      </ul>
    </section>
  );
}
