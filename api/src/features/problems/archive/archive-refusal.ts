import { type AppError, refuse } from "../../../errors.ts";

/** An archive that will not be taken, with the entry that is the reason. */
export function refuseEntry(entry: string, why: string): AppError {
  const shown = showName(entry);
  return refuse("package.archive_refused", `${shown}: ${why}`, { entry: shown, reason: why });
}

/** An archive that will not be taken as a whole. */
export function refuseArchive(why: string): AppError {
  return refuse("package.archive_refused", `The archive cannot be taken: ${why}`, { reason: why });
}

/** A name as it may be shown: control characters as \xNN, at most 200 characters. */
function showName(name: string): string {
  const plain = Array.from(name, (c) =>
    c < " " || c === "\u007f" ? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}` : c,
  ).join("");
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain === "" ? "(empty name)" : plain;
}
