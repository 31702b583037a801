/**
 * Every jury submission × every test. Sixty by a hundred cells must stay light, so a row is drawn as one string of HTML
 * made of letters and numbers alone: six thousand cells as components cost a phone a second. Rows out of sight are not
 * laid out; of very many tests a window of two hundred is shown at a time.
 */
import type {
  VerificationDetail,
  VerificationLine,
  VerificationRun,
} from "@bilimdon/contracts/judging-words";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import * as words from "../../generated/messages/desk.ts";
import { formatMs } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { drawCells, type Window } from "./draw-cells.ts";

interface MatrixShape {
  readonly detail: VerificationDetail;
  readonly lines: readonly VerificationLine[];
  readonly limitMs: number | null;
  readonly chosen: string | null;
  onChoose(submission: string): void;
}

const windowTests = 200;

export function TestMatrix({ detail, lines, limitMs, chosen, onChoose }: MatrixShape) {
  const from = useSignal(0);
  const told = useSignal("");
  const { testNames, runs } = detail;
  const shown: Window = { from: from.value, to: Math.min(testNames.length, from.value + windowTests) };
  const sorted = [...runs].sort((a, b) => (a.submission < b.submission ? -1 : 1));
  const cells = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tell = ({ target }: Event) => {
      if (!(target instanceof HTMLElement)) return;
      const row = target.closest<HTMLElement>("[data-run]");
      const run = runs.find(({ submission }) => submission === row?.dataset.run);
      const { at } = target.dataset;
      if (at !== undefined && run !== undefined) told.value = tellCell(run, Number(at), testNames, limitMs);
    };
    // By hand and not by key: what a cell says stands in its row's own table, which a key opens.
    const { current } = cells;
    current?.addEventListener("pointerover", tell);
    return () => current?.removeEventListener("pointerover", tell);
  }, [detail, limitMs]);
  return (
    <>
      <p class="matrix-key">{words.matrixKey()}</p>
      {testNames.length > windowTests && (
        <Pager
          from={from.value}
          count={testNames.length}
          onTurn={(next) => {
            from.value = next;
          }}
        />
      )}
      <div class="matrix" ref={cells}>
        {sorted.map((run) => {
          const line = lines.find(({ submission }) => submission === run.submission);
          return (
            <div
              key={run.submission}
              class={`matrix-row${line?.ok === false ? " is-wrong" : ""}`}
              data-run={run.submission}
            >
              <button
                type="button"
                class="matrix-name"
                aria-pressed={run.submission === chosen}
                title={run.submission}
                onClick={() => onChoose(run.submission)}
              >
                {run.submission.replace(/^submissions\//, "")}
                <span class="said">{summarise(run)}</span>
              </button>
              {/* Only letters and numbers of ours are in it. */}
              <div
                class="matrix-cells"
                aria-hidden="true"
                dangerouslySetInnerHTML={{ __html: drawCells(run, shown, limitMs) }}
              />
            </div>
          );
        })}
      </div>
      <p class="matrix-told">{told.value || words.matrixHint({ host: detail.hostName })}</p>
    </>
  );
}

interface PagerShape {
  readonly from: number;
  readonly count: number;
  onTurn(from: number): void;
}

function Pager({ from, count, onTurn }: PagerShape) {
  const to = Math.min(count, from + windowTests);
  return (
    <div class="matrix-pager">
      <Button isSmall disabled={from === 0} onClick={() => onTurn(Math.max(0, from - windowTests))}>
        {words.earlier()}
      </Button>
      <span>{words.testsShown({ from: String(from + 1), to: String(to), count: String(count) })}</span>
      <Button isSmall disabled={to === count} onClick={() => onTurn(from + windowTests)}>
        {words.later()}
      </Button>
    </div>
  );
}

/** For who hears the page: the row in a sentence. */
function summarise({ verdicts }: VerificationRun): string {
  const failed = verdicts.filter((verdict) => verdict !== null && verdict !== "AC").length;
  const run = verdicts.filter((verdict) => verdict !== null).length;
  return words.rowSpoken({ run: String(run), failed: String(failed) });
}

function tellCell(
  run: VerificationRun,
  at: number,
  testNames: readonly string[],
  limitMs: number | null,
): string {
  const cpuMs = run.cpuMs[at] ?? null;
  const time = cpuMs === null ? words.notRun() : formatMs(cpuMs);
  const limit = limitMs === null ? "" : ` / ${formatMs(limitMs)}`;
  const remark = run.remarks.find(({ test }) => test === at)?.words ?? "";
  const name = run.submission.replace(/^submissions\//, "");
  return [name, testNames[at], run.verdicts[at] ?? "–", time + limit, remark]
    .filter((part) => part !== "")
    .join(" · ");
}
