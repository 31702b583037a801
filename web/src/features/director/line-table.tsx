import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import * as adjusting from "../../generated/messages/adjustments.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { amountWords } from "./amount-words.ts";
import type { AskedForm } from "./line-forms.tsx";

interface TableShape {
  readonly lines: readonly ContestParticipant[];
  /** What the jury added to lines; null: not known yet. */
  readonly adjustments: PenaltyAdjustmentList | null;
  onAsk(asked: AskedForm): void;
}

/** Lines of the board with their people, groups and marks. */
export function LineTable({ lines, adjustments, onAsk }: TableShape) {
  const mayAdjust = adjustments?.hasBegun === true;
  return (
    <table class="jadval jadval-lines director-lines">
      <thead>
        <tr>
          <th scope="col">{words.line()}</th>
          <th scope="col">{words.people()}</th>
          <th scope="col">{words.groups()}</th>
          <th>
            <span class="said">{words.change()}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.participantId}>
            <th scope="row">
              {line.name}{" "}
              {[...marksOf(line), ...adjustedMark(line, adjustments)].map((mark) => (
                <span key={mark} class="director-mark">
                  {mark}
                </span>
              ))}
              <span class="director-why">
                {[line.label, line.organisation, line.country].filter((text) => text !== null).join(", ")}
              </span>
            </th>
            <td>{peopleOf(line)}</td>
            <td class="text-ink-2">{line.groups.join(", ")}</td>
            <td class="director-line-acts">
              {line.kind === "team" && (
                <Button
                  isSmall
                  aria-label={words.changeMembers({ name: line.name })}
                  onClick={() => onAsk({ form: "members", line })}
                >
                  {words.members()}
                </Button>
              )}
              {mayAdjust && line.part === "contestant" && (
                <Button
                  isSmall
                  aria-label={adjusting.adjustLine({ name: line.name })}
                  onClick={() => onAsk({ form: "adjustment", line })}
                >
                  {adjusting.adjust()}
                </Button>
              )}
              <Button
                isSmall
                aria-label={words.changeLine({ name: line.name })}
                onClick={() => onAsk({ form: "line", line })}
              >
                {words.change()}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function marksOf(line: ContestParticipant): string[] {
  return [
    ...(line.withdrawnAt === null ? [] : [words.withdrawn()]),
    ...(line.part === "upsolver" ? [words.upsolver()] : []),
    ...(line.isHidden ? [words.hidden()] : []),
    ...(line.isUnofficial ? [words.unofficial()] : []),
    ...(line.extraMs > 0 ? [words.extra({ minutes: Math.round(line.extraMs / 60_000) })] : []),
  ];
}

function adjustedMark({ participantId }: ContestParticipant, list: PenaltyAdjustmentList | null): string[] {
  if (list === null) return [];
  const sum = list.adjustments
    .filter((one) => one.participantId === participantId && one.withdrawnAt === null)
    .reduce((total, { amount }) => total + Math.round(amount * 100), 0);
  return sum === 0 ? [] : [amountWords(list.unit, sum / 100)];
}

function peopleOf({ kind, login, members }: ContestParticipant): string {
  if (kind === "individual") return login ?? words.noAccount();
  return members
    .map(({ name, login: own, part }) => {
      const who = own === null ? name : `${name} (${own})`;
      return part === "coach" ? words.coach({ name: who }) : who;
    })
    .join(", ");
}
