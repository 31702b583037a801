/**
 * Uzbek in Cyrillic: messages, titles, names of problems. Who reads in another language never loads what turns them;
 * who does gets it (load-cyrillic.ts) before the first page is drawn, so that no word changes its script before
 * the reader's eyes.
 */
type Turn = (text: string, isInWord?: boolean) => string;

let turn: Turn = (text) => text;

export function turnBy(found: Turn): void {
  turn = found;
}

/** Latin as it is as long as nothing is there to turn it. */
export const inCyrillic: Turn = (text, isInWord) => turn(text, isInWord);
