import type { BoardProblem } from "@bilimdon/rules/scoreboard/board";
import { Component } from "preact";
import { caretDownIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/board.ts";
import type { Locale } from "../../locale/locale.ts";
import { shadeOf } from "../../ui/cell-shade.ts";
import { spokenCell } from "../../ui/cell-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { AdjustedMark, adjustedWords } from "./adjusted-mark.tsx";
import { CellMark } from "./board-cell.tsx";
import type { BoardLine, BoardView, Place, Zone } from "./board-lines.ts";
import { columnText } from "./column-text.ts";
import { tableRoles } from "./table-roles.ts";

export interface RowShape {
  readonly line: BoardLine;
  readonly place: Place;
  readonly problems: readonly BoardProblem[];
  readonly columns: BoardView["columns"];
  readonly isPinned: boolean;
  /** One's own: pinned without asking. */
  readonly isOwn: boolean;
  /** Strip and opening instead of full cells. */
  readonly isCompact: boolean;
  readonly isOpen: boolean;
  /** Beyond the first screens: not laid out until it comes near. */
  readonly isFar: boolean;
  /** A row is drawn again only when its own values change, so the language has to be one of them. */
  readonly locale: Locale;
  /** The pinned copy; the row itself is spoken where it stands. */
  readonly isCopy?: boolean;
  onToggle(participantId: string): void;
  onPin(participantId: string): void;
}

const zoneLetters: Record<Exclude<Zone, null>, string> = { 1: "I", 2: "II", 3: "III" };

/** One line of the board. A delta touches a few of a hundred; the rest must not be compared cell by cell. */
export class BoardRow extends Component<RowShape> {
  override shouldComponentUpdate(next: RowShape): boolean {
    const now = this.props;
    return (
      next.line !== now.line ||
      next.place.rank !== now.place.rank ||
      next.place.zone !== now.place.zone ||
      next.place.isZoneStart !== now.place.isZoneStart ||
      next.problems !== now.problems ||
      next.columns !== now.columns ||
      next.isPinned !== now.isPinned ||
      next.isOwn !== now.isOwn ||
      next.isCompact !== now.isCompact ||
      next.isOpen !== now.isOpen ||
      next.isFar !== now.isFar ||
      next.locale !== now.locale
    );
  }

  override render({
    line,
    place,
    problems,
    columns,
    isPinned,
    isOwn,
    isCompact,
    isOpen,
    isFar,
    isCopy = false,
    onToggle,
    onPin,
  }: RowShape) {
    const zone = place.zone === null ? "" : ` zone-${place.zone}`;
    const main = columnText(line, columns[0]);
    return (
      <>
        <tr
          {...tableRoles.row}
          class={`row${zone}${isPinned ? " pinned" : ""}${isOpen ? " open" : ""}${isFar ? " far" : ""}`}
          data-id={isCopy ? undefined : line.participantId}
          tabIndex={isCopy ? undefined : -1}
          onClick={isCompact && !isCopy ? () => onToggle(line.participantId) : undefined}
        >
          <td {...tableRoles.cell} class="rank">
            {place.isZoneStart && place.zone !== null && !isCopy && (
              <em aria-hidden="true">{zoneLetters[place.zone]}</em>
            )}
            {place.rank ?? "–"}
          </td>
          <th {...tableRoles.rowHeader} scope="row" class="team">
            <span class="name">{line.name}</span>{" "}
            {line.isUnofficial === true && <span class="unofficial">{words.unofficial()}</span>}
            {line.organisation !== null && <span class="school">{line.organisation}</span>}
            {!isCompact && !isCopy && !isOwn && (
              <button type="button" class="pin" tabIndex={-1} onClick={() => onPin(line.participantId)}>
                {isPinned ? words.unpin() : words.pin()}
              </button>
            )}
            {isCompact && <Strip line={line} />}
          </th>
          <td {...tableRoles.cell} class={`solved-count${main.length > 5 ? " long" : ""}`}>
            {main}
            <AdjustedMark line={line} columns={columns} column={columns[0]} />
          </td>
          <td {...tableRoles.cell} class="penalty">
            {columnText(line, columns[1])}
            <AdjustedMark line={line} columns={columns} column={columns[1]} />
          </td>
          {isCompact ? (
            <Opener line={line} isOpen={isOpen} isCopy={isCopy} />
          ) : (
            line.cells.map((at, index) => (
              <td
                key={problems[index]?.problemId}
                {...tableRoles.cell}
                aria-label={spokenCell(problems[index]?.label ?? "", at.cell, at.isFirst)}
              >
                <CellMark at={at} />
              </td>
            ))
          )}
        </tr>
        {isOpen && (
          <OpenedRow
            line={line}
            columns={columns}
            problems={problems}
            isPinned={isPinned}
            isOwn={isOwn}
            onPin={onPin}
          />
        )}
      </>
    );
  }
}

function Opener({
  line,
  isOpen,
  isCopy,
}: {
  readonly line: BoardLine;
  readonly isOpen: boolean;
  readonly isCopy: boolean;
}) {
  return (
    <td {...tableRoles.cell} class="opener">
      {!isCopy && (
        <button type="button" aria-expanded={isOpen} aria-label={words.openRow({ name: line.name })}>
          <Icon path={caretDownIcon} size={16} />
        </button>
      )}
    </td>
  );
}

/** One mark a problem: full and solid, hollow, hatched or a line. Spoken in full when the row is opened. */
function Strip({ line }: { readonly line: BoardLine }) {
  return (
    <span class="strip" aria-hidden="true">
      {line.cells.map(({ cell, isFirst }, index) => (
        <u key={`${index}`} class={`${shadeOf(cell)}${isFirst ? " first" : ""}`} />
      ))}
    </span>
  );
}

function OpenedRow({
  line,
  columns,
  problems,
  isPinned,
  isOwn,
  onPin,
}: Pick<RowShape, "line" | "columns" | "problems" | "isPinned" | "isOwn" | "onPin">) {
  return (
    <tr {...tableRoles.row} class="opened">
      <td {...tableRoles.cell}>
        <div class="opened-cells">
          {line.cells.map((at, index) => (
            <div
              key={problems[index]?.problemId}
              role="img"
              aria-label={spokenCell(problems[index]?.label ?? "", at.cell, at.isFirst)}
            >
              <b class="opened-letter">{problems[index]?.label}</b>
              {at.cell.kind === "untouched" ? <span class="mark none">·</span> : <CellMark at={at} />}
            </div>
          ))}
        </div>
        <div class="opened-foot">
          <span>
            {line.isUnofficial === true && <span class="unofficial">{words.unofficial()}</span>}{" "}
            {line.organisation} {adjustedWords(line, columns)}
          </span>
          {!isOwn && (
            <button type="button" class="btn btn-small" onClick={() => onPin(line.participantId)}>
              {isPinned ? words.unpin() : words.pin()}
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}
