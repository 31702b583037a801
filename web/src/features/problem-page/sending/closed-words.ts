import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import * as words from "../../../generated/messages/sending.ts";
import { formatTimeOfDay } from "../../../locale/format-date.ts";

/** Why nobody, or not this person, can submit now; null: they can. The server decides again. */
export function closedWords(contest: ContestDetail, now: number): string | null {
  const { participation, format, codeIsTaken } = contest;
  if (codeIsTaken === "upsolving") return null;
  if (now < contest.startsAt) return words.notStarted();
  if (format.kind === "practice") return null;
  if (participation === null || participation.part === "upsolver") return words.notParticipating();
  if (participation.clock === "may-begin") return words.notBegun();
  const endsAt = participation.endsAt ?? movedPhase(contest, now).endsAt;
  return now >= endsAt ? words.ended({ time: formatTimeOfDay(endsAt) }) : null;
}
