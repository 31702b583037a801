import type { BoardLine } from "./board-lines.ts";

/** Every way an Uzbek apostrophe is typed. */
const apostrophes = /['`‘’ʻʼ´]/g;

/** Text as it is compared: lower case, one kind of apostrophe, single spaces. */
export function foldText(text: string): string {
  return text.toLowerCase().replace(apostrophes, "ʻ").replace(/\s+/g, " ").trim();
}

/** Does the line's name or school contain every word of the query, and is it in the group? An empty query fits all. */
export function fitsLine(line: BoardLine, query: string, group: string | null): boolean {
  if (group !== null && line.group !== group) return false;
  const text = foldText(`${line.name} ${line.organisation ?? ""}`);
  return foldText(query)
    .split(" ")
    .every((word) => text.includes(word));
}
