import { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";

/** A board draws the same few words a thousand times. */
const mostKept = 2_000;
const kept = new Map<string, string>();

/** toCyrillic, remembering what it wrote. */
export function turnText(text: string, isInWord = false): string {
  const key = isInWord ? `\u0000${text}` : text;
  const found = kept.get(key) ?? toCyrillic(text, { isInWord });
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, found);
  return found;
}
