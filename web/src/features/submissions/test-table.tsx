import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { useSignal } from "@preact/signals";
import * as judged from "../../generated/messages/judged.ts";
import * as words from "../../generated/messages/submissions.ts";
import { more } from "../../generated/messages/ui.ts";
import { formatBytes, formatMs } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { Verdict } from "../../ui/verdict.tsx";

type Test = SubmissionDetail["tests"][number];

/** More than this at once makes a phone think; the rest comes by a button. */
const shownAtOnce = 100;

interface TableShape {
  readonly detail: SubmissionDetail;
  readonly timeLimitMs: number | null;
}

/** Every test with its verdict, time and memory; for the jury also its name and the checker's words. */
export function TestTable({ detail, timeLimitMs }: TableShape) {
  const isWhole = useSignal(false);
  const { tests } = detail;
  // An answer was not run, and neither was a source that was only read.
  const wasRun = (test: Test) => test.isStatic !== true && detail.languageId !== answersLanguageId;
  if (tests.length === 0) return <p class="text-ink-2">{words.testsNone()}</p>;
  const hasNames = tests.some(({ name }) => name !== undefined);
  const hasWords = tests.some((test) => wordsOf(test) !== "" || test.transcript !== undefined);
  const shown = isWhole.value ? tests : tests.slice(0, shownAtOnce);
  return (
    <div class="scroll-box">
      <table class="jadval tests">
        <thead>
          <tr>
            <th class="num">{words.colTest()}</th>
            <th>{words.colVerdict()}</th>
            <th class="num">{words.colWork()}</th>
            <th class="num">{words.colMemory()}</th>
            {hasNames && <th>{words.colName()}</th>}
            {hasWords && <th class="w-full">{hasNames ? words.colMessage() : words.colTeamMessage()}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((test) => (
            <tr
              key={test.number}
              class={test.verdict === "AC" ? undefined : `failed verdict-${test.verdict}`}
            >
              <td class="num">{test.number}</td>
              <td>
                <TestVerdict verdict={test.verdict} />
                {test.isSample && <span class="ml-2 text-12 text-ink-3">{words.sample()}</span>}
                {test.isStatic === true && <span class="ml-2 text-12 text-ink-3">{words.codeCheck()}</span>}
              </td>
              <td class="num">
                {wasRun(test) && timeOf(test, timeLimitMs)}
                <RunAlone test={test} />
              </td>
              <td class="num">{wasRun(test) && formatBytes(test.memoryBytes)}</td>
              {hasNames && <td class="font-code">{test.name}</td>}
              {hasWords && (
                <td class="font-code whitespace-pre-wrap">
                  {wordsOf(test)}
                  <Transcript test={test} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < tests.length && (
        <div class="mt-4">
          <Button
            onClick={() => {
              isWhole.value = true;
            }}
          >
            {more()}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A time near the limit was taken again with nothing else running; the first one is there to be compared. */
function RunAlone({ test: { firstCpuMs } }: { readonly test: Test }) {
  if (firstCpuMs === undefined) return null;
  return <span class="block text-12 text-ink-3">{words.ranAlone({ time: formatMs(firstCpuMs) })}</span>;
}

function Transcript({ test: { transcript, number } }: { readonly test: Test }) {
  if (transcript === undefined) return null;
  return (
    <details>
      <summary>{words.transcript({ number: String(number) })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
      <pre class="code transcript" tabIndex={0}>
        {transcript}
      </pre>
    </details>
  );
}

export function TestVerdict({ verdict }: { readonly verdict: string }) {
  const code = verdictCodes.find((known) => known === verdict);
  return code === undefined ? verdict : <Verdict state={code} />;
}

function wordsOf({ judgeMessage, teamMessage }: Test): string {
  return [judgeMessage, teamMessage].filter((text) => (text ?? "").trim() !== "").join("\n");
}

function timeOf({ verdict, cpuMs }: Test, timeLimitMs: number | null): string {
  return verdict === "TLE" && timeLimitMs !== null
    ? judged.moreThan({ time: formatMs(timeLimitMs) })
    : formatMs(cpuMs);
}
