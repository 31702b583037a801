import type { ProblemVersionReport, ProblemVersionView } from "@bilimdon/contracts/http/problems";
import * as words from "../../generated/messages/desk.ts";
import { formatMs, formatNumber } from "../../locale/format-number.ts";
import { locale } from "../../locale/locale.ts";

interface LimitShape {
  readonly version: ProblemVersionView;
  readonly timing: ProblemVersionReport["timing"];
}

const shownAtMost = 8;

/** The time limit and where it comes from: the package's word or its rule, and the jury times behind it. */
export function LimitSource({ version, timing }: LimitShape) {
  const { timeLimitMs, summary } = version;
  const derivedMs = summary?.derivedTimeLimitMs ?? null;
  const slowestMs = timing.boundedBy[0]?.slowestMs ?? null;
  return (
    <>
      <dt>{words.limit()}</dt>
      <dd>
        <p>
          <b class="font-medium">{timeLimitMs === null ? words.limitNone() : formatMs(timeLimitMs)}</b>{" "}
          {timing.statedMs === null ? words.limitDerived() : words.limitStated()}
        </p>
        <p class="text-ink-2">{ruleWords(timing.rule)}</p>
        {derivedMs !== null && timing.statedMs !== null && (
          <p class="text-ink-2">{words.limitWouldBe({ time: formatMs(derivedMs) })}</p>
        )}
        <ul class="bounds">
          {timing.boundedBy.slice(0, shownAtMost).map(({ submission, slowestMs: ms }) => (
            <li key={submission}>
              <span class="font-code">{submission.replace(/^submissions\//, "")}</span>
              <span class="time-bar">
                <i style={{ width: `${barOf(ms, timeLimitMs ?? slowestMs)}%` }} />
                <span>{ms === null ? "–" : formatMs(ms)}</span>
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function barOf(ms: number | null, wholeMs: number | null): number {
  return ms === null || wholeMs === null || wholeMs === 0 ? 0 : Math.round(Math.min(1, ms / wholeMs) * 100);
}

function ruleWords(rule: ProblemVersionReport["timing"]["rule"]): string {
  const number = (value: number) => formatNumber(value, locale.value, Number.isInteger(value) ? 0 : 2);
  if (rule.kind === "legacy")
    return words.ruleLegacy({
      factor: number(rule.timeMultiplier),
      margin: number(rule.timeSafetyMargin),
    });
  return words.ruleModern({
    factor: number(rule.acToTimeLimit),
    upper: number(rule.timeLimitToTle),
    step: formatMs(rule.resolutionMs),
  });
}
