import type { RejudgePreview } from "@bilimdon/contracts/http/rejudges";
import { useSignal } from "@preact/signals";
import * as words from "../../../generated/messages/jury.ts";
import { formatNumber } from "../../../locale/format-number.ts";
import { Button } from "../../../ui/button.tsx";

const shownAtOnce = 12;

/** Whose rank or solved count differs. */
export function RankChanges({ preview: { rows } }: { readonly preview: RejudgePreview }) {
  const isWhole = useSignal(false);
  const shown = isWhole.value ? rows : rows.slice(0, shownAtOnce);
  return (
    <section aria-label={words.ranksTitle()}>
      <h2>{words.ranksTitle()}</h2>
      {rows.length === 0 && <p class="text-ink-2">{words.noRanks()}</p>}
      <table class="jadval">
        <tbody>
          {shown.map(({ participantId, name, before, after }) => (
            <tr key={participantId}>
              <td class="whitespace-normal font-medium">
                {name}
                <span class="block text-12 text-ink-2">{figuresOf(before, after)}</span>
              </td>
              <td class="num text-ink-2">{before.rank} →</td>
              <td class="num text-16 font-semibold">{after.rank}</td>
              <td class={`num ${after.rank < before.rank ? "text-feruza" : "text-anor"}`}>
                {moveOf(before.rank, after.rank)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button
          isSmall
          look="quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {words.ranksMore({ count: rows.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

type Figures = RejudgePreview["rows"][number]["before"];

/** What of the row's figures differs, beside its rank. */
function figuresOf(before: Figures, after: Figures): string {
  const parts = [
    before.solved === after.solved ? null : words.solvedFromTo(inWords(before.solved, after.solved)),
    before.score === after.score ? null : words.scoreFromTo(inWords(before.score, after.score)),
    before.penaltyMinutes === after.penaltyMinutes
      ? null
      : words.penaltyFromTo(inWords(before.penaltyMinutes, after.penaltyMinutes)),
  ];
  return parts.filter((part) => part !== null).join(", ");
}

const inWords = (before: number, after: number) => ({
  before: formatNumber(before),
  after: formatNumber(after),
});

function moveOf(before: number, after: number): string {
  if (before === after) return "";
  return `${after < before ? "▲" : "▼"} ${formatNumber(Math.abs(after - before))}`;
}
