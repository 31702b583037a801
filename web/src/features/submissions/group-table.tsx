import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import * as words from "../../generated/messages/submissions.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { TestVerdict } from "./test-table.tsx";

/** Groups of tests and what each brought. */
export function GroupTable({ groups }: { readonly groups: SubmissionDetail["groups"] }) {
  return (
    <table class="jadval">
      <thead>
        <tr>
          <th>{words.colGroup()}</th>
          <th>{words.colVerdict()}</th>
          <th class="num">{words.colScore()}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, verdict, score, maxScore }) => (
          <tr key={name}>
            <td class="font-code">{name}</td>
            <td>
              <TestVerdict verdict={verdict} />
            </td>
            <td class="num">
              {score === null ? "" : formatNumber(score)}
              {score !== null && maxScore !== null && ` / ${formatNumber(maxScore)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
