import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";

const columns: readonly (readonly [name: string, (line: ContestParticipant) => string])[] = [
  ["label", ({ label }) => label ?? ""],
  ["name", ({ name }) => name],
  ["kind", ({ kind }) => kind],
  ["login", ({ login }) => login ?? ""],
  ["organisation", ({ organisation }) => organisation ?? ""],
  ["country", ({ country }) => country ?? ""],
  ["groups", ({ groups }) => groups.join("|")],
  ["hidden", ({ isHidden }) => (isHidden ? "yes" : "no")],
  ["unofficial", ({ isUnofficial }) => (isUnofficial ? "yes" : "no")],
  ["extra_minutes", ({ extraMs }) => String(Math.round(extraMs / 60_000))],
  ["members", (line) => membersOf(line, "contestant")],
  ["coach", (line) => membersOf(line, "coach")],
];

/** Contestants as a table that the import takes back. Whoever withdrew and whoever came after the end are left out. */
export function writeList(lines: readonly ContestParticipant[]): string {
  const rows = lines.filter(({ part, withdrawnAt }) => part === "contestant" && withdrawnAt === null);
  const texts = [columns.map(([name]) => name), ...rows.map((line) => columns.map(([, of]) => of(line)))];
  return texts.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function membersOf({ members }: ContestParticipant, part: "contestant" | "coach"): string {
  return members
    .filter((member) => member.part === part)
    .map(({ name, login }) => (login === null ? name : `${name} <${login}>`))
    .join("|");
}

/** A spreadsheet would run a text that begins like a formula; a blank before it makes it one to read. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? ` ${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
