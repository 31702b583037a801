import type { BoardProblem } from "@bilimdon/rules/scoreboard/board";
import * as words from "../../generated/messages/board.ts";
import { formatContestMinutes } from "../../ui/format-duration.ts";
import type { BoardView, ProblemStatistics } from "./board-lines.ts";
import { tableRoles } from "./table-roles.ts";

interface StatisticsShape {
  readonly view: BoardView;
  readonly problems: readonly BoardProblem[];
  readonly isCompact: boolean;
}

/** Under the rows: how many solved each problem of those who tried it, and when it was first solved. */
export function BoardStatistics({ view, problems, isCompact }: StatisticsShape) {
  const told = problems.flatMap(({ problemId, label }, index) => {
    const one = view.statistics[index];
    return one === undefined ? [] : [{ problemId, label, one }];
  });
  if (isCompact)
    return (
      <tfoot {...tableRoles.group}>
        <tr {...tableRoles.row} class="opened">
          <td {...tableRoles.cell}>
            <p class="statistics-title">{words.statistics()}</p>
            <div class="opened-cells">
              {told.map(({ problemId, label, one }) => (
                <div key={problemId} role="img" aria-label={spoken(label, one)}>
                  <b class="opened-letter">{label}</b>
                  <span class="statistic">
                    <Statistic one={one} />
                  </span>
                </div>
              ))}
            </div>
          </td>
        </tr>
      </tfoot>
    );
  return (
    <tfoot {...tableRoles.group}>
      <tr {...tableRoles.row} class="statistics">
        <td {...tableRoles.cell} class="rank" />
        <th {...tableRoles.rowHeader} scope="row" class="team">
          {words.statistics()}
        </th>
        <td {...tableRoles.cell} class="solved-count" />
        <td {...tableRoles.cell} class="penalty" />
        {told.map(({ problemId, label, one }) => (
          <td {...tableRoles.cell} key={problemId} class="statistic" aria-label={spoken(label, one)}>
            <Statistic one={one} />
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function Statistic({ one: { solved, tried, firstAtMinutes } }: { readonly one: ProblemStatistics }) {
  return (
    <>
      <b>
        {solved} / {tried}
      </b>
      <span>{firstAtMinutes === null ? null : formatContestMinutes(firstAtMinutes)}</span>
    </>
  );
}

function spoken(label: string, { solved, tried, firstAtMinutes }: ProblemStatistics): string {
  if (firstAtMinutes === null) return words.statisticNone({ label, tried });
  return words.statistic({ label, solved, tried, first: formatContestMinutes(firstAtMinutes) });
}
