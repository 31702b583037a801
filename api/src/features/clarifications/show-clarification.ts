import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import type { ClarificationRow } from "./clarifications.queries.ts";

/** A clarification as this reader may see it: who asked is the jury's and the asker's, who answered the jury's alone. */
export function showClarification(
  row: ClarificationRow,
  reader: "jury" | "asker" | "anybody",
): Clarification {
  const { participantId, participantName, author, sentAt, ...rest } = row;
  const isAskerShown = reader !== "anybody" && participantId !== null;
  return {
    ...rest,
    isToAll: participantId === null,
    sentAt: sentAt.getTime(),
    askedBy: isAskerShown ? { participantId, name: participantName ?? "" } : null,
    author: reader === "jury" ? author : null,
  };
}
