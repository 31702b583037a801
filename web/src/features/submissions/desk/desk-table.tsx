import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { DeskSubmission } from "@bilimdon/contracts/http/jury-desk";
import { useEffect, useRef } from "preact/hooks";
import * as words from "../../../generated/messages/jury.ts";
import { formatTimeOfDaySeconds } from "../../../locale/format-date.ts";
import { languageName } from "../../../ui/language-name.ts";
import { MoreRows } from "../../../ui/more-rows.tsx";
import { ScrollBox } from "../../../ui/scroll-box.tsx";
import { SubmissionVerdict, whereText, workText } from "../../../ui/submission-verdict.tsx";
import type { DeskStream } from "./use-desk-stream.ts";

interface TableShape {
  readonly stream: DeskStream;
  readonly problems: ContestDetail["problems"];
  readonly openId: string | null;
  urlOf(submissionId: string): string;
  onOpen(submissionId: string): void;
}

/** The stream: newest first, one line each; j and k go down and up, / to the search. */
export function DeskTable({ stream, problems, openId, urlOf, onOpen }: TableShape) {
  const limits = new Map(problems.map(({ problemId, timeLimitMs }) => [problemId, timeLimitMs]));
  useStreamKeys(stream.rows, openId, onOpen);
  return (
    <>
      <ScrollBox class="scroll-narrow">
        <table class="jadval submissions desk-table">
          <thead>
            <tr>
              <th>{words.colTime()}</th>
              <th>{words.colTeam()}</th>
              <th>{words.colProblem()}</th>
              <th class="max-desk:hidden">{words.colLanguage()}</th>
              <th>{words.colVerdict()}</th>
              <th class="max-desk:hidden">{words.colWhere()}</th>
              <th class="num max-desk:hidden">{words.colWork()}</th>
            </tr>
          </thead>
          <tbody>
            {stream.rows.map((row) => (
              <DeskRow
                key={row.submissionId}
                row={row}
                href={urlOf(row.submissionId)}
                isOpen={row.submissionId === openId}
                timeLimitMs={limits.get(row.problemId) ?? null}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {stream.hasMore && <MoreRows isAsking={false} hasFailed={stream.hasFailed} onMore={stream.more} />}
      <p class="mt-3 text-12 text-ink-3 max-desk:hidden">{words.keys()}</p>
    </>
  );
}

interface RowShape {
  readonly row: DeskSubmission;
  readonly href: string;
  readonly isOpen: boolean;
  readonly timeLimitMs: number | null;
}

function DeskRow({ row, href, isOpen, timeLimitMs }: RowShape) {
  const time = formatTimeOfDaySeconds(row.submittedAt);
  const { participantName: team, problemLabel: label } = row;
  return (
    <tr data-link aria-selected={isOpen} data-submission={row.submissionId}>
      <td>
        <a class="row-link" href={href} aria-label={words.open({ time, team, label })}>
          {time}
        </a>
      </td>
      <td class="desk-team">{team}</td>
      <td class="font-semibold text-ink">{label}</td>
      <td class="max-desk:hidden">{languageName(row.languageId)}</td>
      <td>
        <SubmissionVerdict submission={row} progress={null} />
        <span class="ml-2 text-12 text-ink-3">{remarkOf(row)}</span>
      </td>
      <td class="max-desk:hidden">{whereText(row, null)}</td>
      <td class="num max-desk:hidden">{workText(row, timeLimitMs)}</td>
    </tr>
  );
}

function remarkOf({ origin, isIgnored }: DeskSubmission): string {
  if (isIgnored) return words.ignored();
  if (origin === "submission") return "";
  return origin === "override" ? words.byHand() : words.byRejudge();
}

const steps: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

function useStreamKeys(
  rows: readonly DeskSubmission[],
  openId: string | null,
  onOpen: (submissionId: string) => void,
): void {
  const now = useRef({ rows, openId, onOpen });
  now.current = { rows, openId, onOpen };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector<HTMLInputElement>(".desk-search")?.focus();
        return;
      }
      const step = steps[event.key];
      if (step === undefined || (event.key.startsWith("Arrow") && now.current.openId === null)) return;
      const at = now.current.rows.findIndex(({ submissionId }) => submissionId === now.current.openId);
      const next = now.current.rows[at < 0 ? 0 : at + step];
      if (next === undefined) return;
      event.preventDefault();
      now.current.onOpen(next.submissionId);
      document
        .querySelector(`[data-submission="${next.submissionId}"]`)
        ?.scrollIntoView({ block: "nearest" });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

/** In a field, a list or a dialog the keys mean what they mean there. */
function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, dialog, [role=tablist], pre") !== null
  );
}
