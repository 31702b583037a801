/** A text cut at the place where it differs: what is before it, the sign there, what comes after. */
export interface MarkedText {
  readonly before: string;
  /** "": the text ends here. */
  readonly mark: string;
  readonly after: string;
}

/** @param at  offset of the place; null: none is marked, and all is before */
export function markPlace(text: string, at: number | null): MarkedText {
  if (at === null) return { before: text, mark: "", after: "" };
  // A character of two code units is one sign.
  const mark = String.fromCodePoint(...[text.codePointAt(at)].flatMap((code) => code ?? []));
  return { before: text.slice(0, at), mark, after: text.slice(at + mark.length) };
}

const signs: Readonly<Record<string, string>> = { " ": "·", "\t": "→\t", "\r": "␍", "\n": "↵\n" };

/** Blanks as signs that can be seen; lines stay lines. */
export function showBlanks(text: string): string {
  return text.replace(/[ \t\r\n]/g, (blank) => signs[blank] ?? blank);
}
