import type { BoardProblem } from "@bilimdon/rules/scoreboard/board";
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import * as words from "../../generated/messages/board.ts";
import { inLocale, locale } from "../../locale/locale.ts";
import type { BoardLine, BoardView } from "./board-lines.ts";
import { BoardRow } from "./board-row.tsx";
import { BoardStatistics } from "./board-statistics.tsx";
import { columnHeads } from "./column-text.ts";
import { moveBetweenRows } from "./row-keys.ts";
import { tableRoles } from "./table-roles.ts";
import type { Standing } from "./use-rank-moves.ts";

interface TableShape {
  readonly view: BoardView;
  readonly standing: Standing;
  readonly problems: readonly BoardProblem[];
  /** The ids to draw, in order: the standing's, filtered or paged. */
  readonly drawn: readonly string[];
  readonly countText: string;
  readonly pinnedId: string | null;
  /** The reader's own row is always pinned. */
  readonly ownId: string | null;
  readonly isCompact: boolean;
  readonly contestBase: string;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  onPin(participantId: string): void;
}

/** Rows that are laid out at once; the rest when they come near the screen. */
const nearRows = 40;

export function BoardTable(shape: TableShape) {
  const { view, standing, problems, drawn, pinnedId, ownId, isCompact, body, onPin } = shape;
  const [openId, setOpenId] = useState<string | null>(null);
  const toggle = (id: string) => setOpenId((open) => (open === id ? null : id));
  const shared = {
    problems,
    columns: view.columns,
    isCompact,
    locale: locale.value,
    onToggle: toggle,
    onPin,
  };
  const pinned = pinnedId === null ? undefined : view.lines.get(pinnedId);
  return (
    <table
      {...tableRoles.table}
      class={isCompact ? "board compact" : "board"}
      style={{ "--problems": problems.length }}
    >
      <BoardHead {...shape} />
      {pinned !== undefined && (
        <tbody class="pin-body" aria-hidden="true">
          <BoardRow
            {...shared}
            line={pinned}
            place={placeOf(standing, pinned)}
            isPinned
            isOwn={pinnedId === ownId}
            isOpen={false}
            isFar={false}
            isCopy
          />
        </tbody>
      )}
      <tbody
        {...tableRoles.group}
        ref={body}
        onKeyDown={(event) => moveBetweenRows(event, isCompact ? toggle : onPin)}
      >
        {drawn.map((id, index) => {
          const line = view.lines.get(id);
          if (line === undefined) return null;
          return (
            <BoardRow
              {...shared}
              key={id}
              line={line}
              place={placeOf(standing, line)}
              isPinned={id === pinnedId}
              isOwn={id === ownId}
              isOpen={isCompact && id === openId}
              isFar={index >= nearRows}
            />
          );
        })}
      </tbody>
      <BoardStatistics view={view} problems={problems} isCompact={isCompact} />
    </table>
  );
}

function BoardHead({ view, problems, countText, isCompact, contestBase }: TableShape) {
  return (
    <thead {...tableRoles.group}>
      <tr {...tableRoles.row}>
        <th {...tableRoles.columnHeader} scope="col" class="rank">
          <span class="said">{words.rank()}</span>
        </th>
        <th {...tableRoles.columnHeader} scope="col" class="team">
          {words.team()} <span class="count">{countText}</span>
        </th>
        <th {...tableRoles.columnHeader} scope="col" class="solved-count">
          {columnHeads[view.columns[0]]()}
        </th>
        <th {...tableRoles.columnHeader} scope="col" class="penalty">
          {columnHeads[view.columns[1]]()}
        </th>
        {isCompact ? (
          <td {...tableRoles.cell} class="opener" />
        ) : (
          problems.map((problem, index) => (
            <th {...tableRoles.columnHeader} scope="col" class="problem" key={problem.problemId}>
              <a
                href={`${contestBase}/${encodeURIComponent(problem.label)}`}
                title={inLocale(problem.name)}
                aria-label={words.problemHead({
                  label: problem.label,
                  name: inLocale(problem.name),
                  solved: view.statistics[index]?.solved ?? 0,
                })}
              >
                {problem.label}
              </a>
              <span aria-hidden="true">{view.statistics[index]?.solved}</span>
            </th>
          ))
        )}
      </tr>
    </thead>
  );
}

/** Someone who joined since the rows last took their places stands at the end until they move. */
function placeOf(standing: Standing, line: BoardLine) {
  return (
    standing.places.get(line.participantId) ?? { rank: standing.order.length, zone: null, isZoneStart: false }
  );
}
