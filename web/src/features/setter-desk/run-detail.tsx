import type { VerificationLine, VerificationRun } from "@bilimdon/contracts/judging-words";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import * as words from "../../generated/messages/desk.ts";
import { more } from "../../generated/messages/ui.ts";
import { formatMs } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Verdict } from "../../ui/verdict.tsx";

interface DetailShape {
  readonly line: VerificationLine;
  readonly run: VerificationRun | undefined;
  readonly testNames: readonly string[];
  readonly limitMs: number | null;
}

const shownAtOnce = 100;

/** One submission, test by test: verdict, time against the limit, what the validator said. */
export function RunDetail({ line, run, testNames, limitMs }: DetailShape) {
  const section = useRef<HTMLElement>(null);
  // Opened from the matrix it may be far from where the reader looks.
  useEffect(() => section.current?.scrollIntoView({ block: "nearest" }), []);
  const shownCount = useSignal(shownAtOnce);
  const rows = (run?.verdicts ?? []).flatMap((verdict, at) => (verdict === null ? [] : [{ verdict, at }]));
  const failedFirst = [...rows].sort(
    (a, b) => Number(a.verdict === "AC") - Number(b.verdict === "AC") || a.at - b.at,
  );
  return (
    <section ref={section} class="run-detail" aria-label={line.submission}>
      <h2>{line.submission.replace(/^submissions\//, "")}</h2>
      <p class="text-ink-2">{words.expectedGot({ expected: line.expected, got: line.verdict ?? "–" })}</p>
      {line.message !== "" && (
        <p class="font-code text-13 mt-1" lang="en">
          {line.message}
        </p>
      )}
      {line.skipped !== undefined && <p lang="en">{line.skipped}</p>}
      {rows.length > 0 && (
        <ScrollBox class="scroll-box mt-3">
          <table class="jadval run-tests">
            <thead>
              <tr>
                <th>{words.colTest()}</th>
                <th>{words.colVerdict()}</th>
                <th>{words.colTimeOfLimit()}</th>
                <th class="w-full">{words.colRemark()}</th>
              </tr>
            </thead>
            <tbody>
              {failedFirst.slice(0, shownCount.value).map(({ verdict, at }) => (
                <tr key={at} class={verdict === "AC" ? undefined : `failed verdict-${verdict}`}>
                  <td class="font-code">{testNames[at] ?? at + 1}</td>
                  <td>
                    <Verdict state={verdict} />
                  </td>
                  <td>
                    <TimeBar cpuMs={run?.cpuMs[at] ?? 0} limitMs={limitMs} />
                  </td>
                  <td class="font-code whitespace-pre-wrap">
                    {run?.remarks.find(({ test }) => test === at)?.words ?? ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > shownCount.value && (
            <Button
              isSmall
              onClick={() => {
                shownCount.value += shownAtOnce;
              }}
            >
              {more()}
            </Button>
          )}
        </ScrollBox>
      )}
    </section>
  );
}

function TimeBar({ cpuMs, limitMs }: { readonly cpuMs: number; readonly limitMs: number | null }) {
  const share = limitMs === null ? 0 : Math.min(1, cpuMs / limitMs);
  return (
    <span class="time-bar">
      <i style={{ width: `${Math.round(share * 100)}%` }} />
      <span>{formatMs(cpuMs)}</span>
    </span>
  );
}
