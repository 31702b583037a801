import type { RejudgePreview } from "@bilimdon/contracts/http/rejudges";
import { deskPath } from "../../../client/contest-paths.ts";
import * as words from "../../../generated/messages/jury.ts";
import { formatNumber } from "../../../locale/format-number.ts";
import { Verdict } from "../../../ui/verdict.tsx";

interface VerdictsShape {
  readonly slug: string;
  readonly preview: RejudgePreview;
}

/** How many verdicts go from what to what, and which submissions these are. */
export function VerdictChanges({ slug, preview: { transitions, unchanged, changes } }: VerdictsShape) {
  return (
    <section aria-label={words.verdictsTitle()}>
      <h2>{words.verdictsTitle()}</h2>
      {transitions.length === 0 && <p class="text-ink-2">{words.noChanges()}</p>}
      <table class="jadval">
        <tbody>
          {transitions.map(({ from, to, count }) => (
            <tr key={`${from} ${to}`}>
              <td class="num text-16 font-semibold">{formatNumber(count)}</td>
              <td>
                <Code code={from} />
              </td>
              <td class="text-ink-3">→</td>
              <td>
                <Code code={to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unchanged > 0 && <p class="mt-2 text-13 text-ink-2">{words.unchanged({ count: unchanged })}</p>}
      {changes.length > 0 && (
        <details class="mt-2">
          <summary>{words.submissionsTitle()}</summary>
          <ul class="change-list">
            {changes.map((change) => (
              <li key={change.submissionId}>
                <a href={`${deskPath(slug)}?urinish=${change.submissionId}`}>
                  {change.participantName}, {change.problemLabel}
                </a>{" "}
                <Code code={change.from} /> → <Code code={change.to} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Code({ code }: { readonly code: RejudgePreview["transitions"][number]["from"] }) {
  return code === null ? <span>{words.verdictFailed()}</span> : <Verdict state={code} />;
}
