import type { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";

/**
 * Uzbek in Cyrillic: messages, titles, names of problems. Who reads in another language never loads this; who does gets it
 * before the first page is drawn, so that no word changes its script before the reader's eyes.
 */
let turn: typeof toCyrillic | null = null;

/** Never fails: without it everything stays Latin. */
export async function loadCyrillic(): Promise<void> {
  if (turn !== null) return;
  const found = await import("@bilimdon/rules/text/to-cyrillic").catch(() => null);
  turn = found?.toCyrillic ?? null;
}

/** @param place  see rules/text/to-cyrillic */
export function inCyrillic(text: string, place: { readonly isInWord?: boolean } = {}): string {
  return turn === null ? text : turn(text, place);
}
