import { refuse } from "../../errors.ts";

export interface Place {
  readonly submittedAt: Date;
  readonly submissionId: string;
}

/** Where a page ended, as one opaque word. */
export function writeCursor(place: Place): string {
  return Buffer.from(`${place.submittedAt.getTime()}.${place.submissionId}`).toString("base64url");
}

/** @throws request.malformed */
export function readCursor(cursor: string): Place {
  const match = /^(\d{1,15})\.(sub_[0-9a-z]{20})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (match?.[1] === undefined || match[2] === undefined)
    throw refuse("request.malformed", "query.cursor is not one of ours; begin without it.", {
      faults: [{ path: "query.cursor", message: "not one of ours" }],
    });
  return { submittedAt: new Date(Number(match[1])), submissionId: match[2] };
}
