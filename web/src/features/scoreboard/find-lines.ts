import { searchForm } from "@bilimdon/rules/text/search-form";
import type { BoardLine } from "./board-lines.ts";

/** Lines stay the same objects as long as they say the same; a thousand are searched at each key. */
const forms = new WeakMap<object, string>();

type Named = Pick<BoardLine, "name" | "organisation">;

/**
 * Does the line's name or school contain every word of the query? Blind to Latin and Cyrillic, to apostrophes and to
 * capital letters; an empty query fits all.
 */
export function fitsLine(line: Named, query: string): boolean {
  const text = formOf(line);
  return searchForm(query)
    .split(" ")
    .every((word) => text.includes(word));
}

function formOf(line: Named): string {
  const known = forms.get(line);
  if (known !== undefined) return known;
  const form = searchForm(`${line.name} ${line.organisation ?? ""}`);
  forms.set(line, form);
  return form;
}
