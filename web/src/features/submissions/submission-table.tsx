import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { submissionPath } from "../../client/contest-paths.ts";
import * as words from "../../generated/messages/submissions.ts";
import { progressOf } from "../../live/own-submissions.ts";
import { formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { languageName } from "../../ui/language-name.ts";
import { MoreRows } from "../../ui/more-rows.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { SubmissionVerdict, whereText, workText } from "../../ui/submission-verdict.tsx";
import type { OlderPages } from "./use-older-pages.ts";

interface TableShape {
  readonly rows: readonly SubmissionSummary[];
  readonly problems: ContestDetail["problems"];
  readonly older: OlderPages;
  /** Of several people: says whose each is. */
  readonly hasNames: boolean;
}

export function SubmissionTable({ rows, problems, older, hasNames }: TableShape) {
  const limits = new Map(problems.map(({ problemId, timeLimitMs }) => [problemId, timeLimitMs]));
  return (
    <>
      <ScrollBox class="scroll-narrow">
        <table class="jadval submissions">
          <thead>
            <tr>
              <th>{words.colTime()}</th>
              {hasNames && <th class="max-desk:hidden">{words.colTeam()}</th>}
              <th>{words.colProblem()}</th>
              <th class="max-desk:hidden">{words.colLanguage()}</th>
              <th>{words.colVerdict()}</th>
              <th class="max-desk:hidden">{words.colWhere()}</th>
              <th class="num max-desk:hidden">{words.colWork()}</th>
              <th class="num max-desk:hidden">{words.colMemory()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.submissionId}
                row={row}
                timeLimitMs={limits.get(row.problemId) ?? null}
                hasName={hasNames}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {older.hasMore && (
        <MoreRows isAsking={older.isAsking} hasFailed={older.hasFailed} onMore={older.more} />
      )}
    </>
  );
}

function Row({
  row,
  timeLimitMs,
  hasName,
}: {
  readonly row: SubmissionSummary;
  readonly timeLimitMs: number | null;
  readonly hasName: boolean;
}) {
  const progress = progressOf(row.submissionId);
  const time = formatTimeOfDaySeconds(row.submittedAt);
  return (
    <tr data-link>
      <td>
        <a
          class="row-link"
          href={submissionPath(row.contestSlug, row.submissionId)}
          aria-label={words.open({ time, label: row.problemLabel })}
        >
          {time}
        </a>
        {hasName && <span class="desk:hidden block text-ink">{row.participantName}</span>}
      </td>
      {hasName && <td class="max-desk:hidden font-medium text-ink">{row.participantName}</td>}
      <td class="font-semibold text-ink">{row.problemLabel}</td>
      <td class="max-desk:hidden">{languageName(row.languageId)}</td>
      <td>
        <SubmissionVerdict submission={row} progress={progress} hasWord />
        <span class="desk:hidden block text-12">{whereText(row, progress)}</span>
      </td>
      <td class="max-desk:hidden">{whereText(row, progress)}</td>
      <td class="num max-desk:hidden">{workText(row, timeLimitMs)}</td>
      <td class="num max-desk:hidden">
        {row.maxMemoryBytes === null ? "" : formatBytes(row.maxMemoryBytes)}
      </td>
    </tr>
  );
}
