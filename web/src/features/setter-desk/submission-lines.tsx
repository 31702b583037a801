import type { ProblemVersionView } from "@bilimdon/contracts/http/problems";
import type { VerificationDetail, VerificationLine } from "@bilimdon/contracts/judging-words";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { Fragment } from "preact";
import * as words from "../../generated/messages/desk.ts";
import { formatMs, formatNumber } from "../../locale/format-number.ts";
import { languageName } from "../../ui/language-name.ts";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Verdict } from "../../ui/verdict.tsx";
import { RunDetail } from "./run-detail.tsx";

interface LinesShape {
  readonly version: ProblemVersionView;
  readonly detail: VerificationDetail | null;
  readonly chosen: string | null;
  onChoose(submission: string): void;
}

/** Each jury submission: what was expected beside what was got. What disagrees stands first. */
export function SubmissionLines({ version, detail, chosen, onChoose }: LinesShape) {
  const wrongFirst = [...version.lines].sort((a, b) => Number(a.ok) - Number(b.ok) || compare(a, b));
  return (
    <ScrollBox class="scroll-box">
      <table class="jadval jury-lines">
        <thead>
          <tr>
            <th>{words.colSubmission()}</th>
            <th>{words.colExpected()}</th>
            <th>{words.colGot()}</th>
            <th class="num max-desk:hidden">{words.colTime()}</th>
            <th class="max-desk:hidden">{words.colFirst()}</th>
          </tr>
        </thead>
        <tbody>
          {wrongFirst.map((line) => {
            const isChosen = line.submission === chosen;
            return (
              <Fragment key={line.submission}>
                <LineRow line={line} detail={detail} isChosen={isChosen} onChoose={onChoose} />
                {isChosen && (
                  <tr>
                    <td colSpan={5} class="run-cell">
                      <RunDetail
                        line={line}
                        run={detail?.runs.find(({ submission }) => submission === chosen)}
                        testNames={detail?.testNames ?? []}
                        limitMs={version.timeLimitMs}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface RowShape {
  readonly line: VerificationLine;
  readonly detail: VerificationDetail | null;
  readonly isChosen: boolean;
  onChoose(submission: string): void;
}

function LineRow({ line, detail, isChosen, onChoose }: RowShape) {
  return (
    <tr class={line.ok ? undefined : "failed"}>
      <td>
        <button
          type="button"
          class="line-open"
          aria-expanded={isChosen}
          onClick={() => onChoose(line.submission)}
        >
          {line.submission.replace(/^submissions\//, "")}
        </button>{" "}
        <span class="text-12 text-ink-3">{line.language === null ? "" : languageName(line.language)}</span>
      </td>
      <td>{line.expected}</td>
      <td>
        <Got line={line} />
      </td>
      <td class="num max-desk:hidden">{line.maxTimeMs === null ? "" : formatMs(line.maxTimeMs)}</td>
      <td class="font-code max-desk:hidden">{firstFailing(line, detail)}</td>
    </tr>
  );
}

function compare(a: VerificationLine, b: VerificationLine): number {
  return a.submission < b.submission ? -1 : 1;
}

function Got({ line }: { readonly line: VerificationLine }) {
  if (line.skipped !== undefined) return <span class="text-ink-3">{words.skipped()}</span>;
  const code = verdictCodes.find((known) => known === line.verdict);
  return (
    <>
      {code === undefined ? words.notJudged() : <Verdict state={code} />}
      {line.score !== null && ` ${formatNumber(line.score)}`}
      {!line.ok && <b class="ml-2 font-medium text-anor">{words.disagrees()}</b>}
    </>
  );
}

function firstFailing(line: VerificationLine, detail: VerificationDetail | null): string {
  const run = detail?.runs.find(({ submission }) => submission === line.submission);
  const at = run?.verdicts.findIndex((verdict) => verdict !== null && verdict !== "AC") ?? -1;
  return at < 0 ? "" : (detail?.testNames[at] ?? "");
}
