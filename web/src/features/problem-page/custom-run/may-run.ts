import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { Me } from "@bilimdon/contracts/http/session";
import { serverNow } from "../../../client/server-clock.ts";
import { closedWords } from "../sending/closed-words.ts";

/** Is trying code worth offering? The server decides again; a setter may only on problems of their own. */
export function mayRun(contest: ContestDetail, person: Pick<Me, "role"> | null): boolean {
  if (person === null) return false;
  if (contest.permissions.includes("contest.change")) return true;
  if (person.role === "admin" || person.role === "jury" || person.role === "setter") return true;
  return closedWords(contest, serverNow()) === null;
}
