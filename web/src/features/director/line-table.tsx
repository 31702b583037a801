import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";

interface TableShape {
  readonly lines: readonly ContestParticipant[];
  onOpen(line: ContestParticipant): void;
  onMembers(team: ContestParticipant): void;
}

/** Lines of the board with their people, groups and marks. */
export function LineTable({ lines, onOpen, onMembers }: TableShape) {
  return (
    <table class="jadval jadval-lines">
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
              {line.name}
              {marksOf(line).map((mark) => (
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
                  onClick={() => onMembers(line)}
                >
                  {words.members()}
                </Button>
              )}
              <Button isSmall aria-label={words.changeLine({ name: line.name })} onClick={() => onOpen(line)}>
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

function peopleOf({ kind, login, members }: ContestParticipant): string {
  if (kind === "individual") return login ?? words.noAccount();
  return members
    .map(({ name, login: own, part }) => {
      const who = own === null ? name : `${name} (${own})`;
      return part === "coach" ? words.coach({ name: who }) : who;
    })
    .join(", ");
}
