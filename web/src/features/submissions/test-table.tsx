import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { useSignal } from "@preact/signals";
import { ErrorBoundary, lazy } from "preact-iso";
import * as judged from "../../generated/messages/judged.ts";
import * as words from "../../generated/messages/submissions.ts";
import * as look from "../../generated/messages/test-look.ts";
import { more } from "../../generated/messages/ui.ts";
import { formatBytes, formatMs } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Verdict } from "../../ui/verdict.tsx";

/** Only the jury looks. */
const TestLook = lazy(() => import("./test-look.tsx").then((file) => file.TestLook));

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
  const looked = useSignal<number | null>(null);
  const { tests } = detail;
  // An answer was not run, and neither was a source that was only read.
  const wasRun = (test: Test) => test.isStatic !== true && detail.languageId !== answersLanguageId;
  if (tests.length === 0) return <p class="text-ink-2">{words.testsNone()}</p>;
  const hasNames = tests.some(({ name }) => name !== undefined);
  const hasWords = tests.some((test) => wordsOf(test) !== "" || test.transcript !== undefined);
  const shown = isWhole.value ? tests : tests.slice(0, shownAtOnce);
  return (
    <ScrollBox class="scroll-box">
      <table class="jadval tests">
        <thead>
          <tr>
            <th class="num">{words.colTest()}</th>
            <th>{words.colVerdict()}</th>
            <th class="num">{words.colWork()}</th>
            <th class="num">{words.colMemory()}</th>
            {hasNames && <th>{words.colName()}</th>}
            {hasNames && <th>{look.colLook()}</th>}
            {hasWords && <th class="w-full">{hasNames ? words.colMessage() : words.colTeamMessage()}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((test) => (
            <TestRow
              key={test.number}
              test={test}
              has={{ names: hasNames, words: hasWords }}
              wasRun={wasRun(test)}
              {...{ detail, timeLimitMs }}
              isOpen={looked.value === test.number}
              onToggle={(next) => {
                looked.value = next;
              }}
            />
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
    </ScrollBox>
  );
}

interface RowShape extends TableShape {
  readonly test: Test;
  /** Which columns there are. */
  readonly has: { readonly names: boolean; readonly words: boolean };
  readonly wasRun: boolean;
  readonly isOpen: boolean;
  onToggle(number: number | null): void;
}

function TestRow({ test, has, wasRun, detail, timeLimitMs, isOpen, onToggle }: RowShape) {
  const { number, verdict } = test;
  const columns = 4 + (has.names ? 2 : 0) + (has.words ? 1 : 0);
  return (
    <>
      <tr class={verdict === "AC" ? undefined : `failed verdict-${verdict}`}>
        <td class="num">{number}</td>
        <td>
          <TestVerdict verdict={verdict} />
          {test.isSample && <span class="ml-2 text-12 text-ink-3">{words.sample()}</span>}
          {test.isStatic === true && <span class="ml-2 text-12 text-ink-3">{words.codeCheck()}</span>}
        </td>
        <td class="num">
          {wasRun && timeOf(test, timeLimitMs)}
          <RunAlone test={test} />
        </td>
        <td class="num">{wasRun && formatBytes(test.memoryBytes)}</td>
        {has.names && <td class="font-code">{test.name}</td>}
        {/* Names are the jury's, and so is what lies in a test. */}
        {has.names && (
          <td>
            {test.isStatic !== true && <LookButton number={number} isOpen={isOpen} onToggle={onToggle} />}
          </td>
        )}
        {has.words && (
          <td class="font-code whitespace-pre-wrap">
            {wordsOf(test)}
            <Transcript test={test} />
          </td>
        )}
      </tr>
      {isOpen && (
        <tr class="look-row">
          <td colSpan={columns}>
            <div class="look-hold">
              <ErrorBoundary>
                <TestLook
                  {...{ number, verdict, isAnswer: detail.languageId === answersLanguageId }}
                  submissionId={detail.submissionId}
                />
              </ErrorBoundary>
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

interface LookShape {
  readonly number: number;
  readonly isOpen: boolean;
  /** Answered with the test to open; null: none. */
  onToggle(number: number | null): void;
}

function LookButton({ number, isOpen, onToggle }: LookShape) {
  const label = { number: String(number) };
  return (
    <button
      type="button"
      class="look-open"
      aria-expanded={isOpen}
      aria-label={isOpen ? look.closeTest(label) : look.openTest(label)}
      onClick={() => onToggle(isOpen ? null : number)}
    >
      {isOpen ? look.close() : look.open()}
    </button>
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
