/**
 * Takes the footnotes out of Markdown: "[^1]: words" with the indented lines under it. The marks "[^1]" stay in the
 * text and are numbered in the order they are met.
 */
export function takeFootnotes(source: string): {
  readonly text: string;
  readonly notes: ReadonlyMap<string, string>;
} {
  const kept: string[] = [];
  const notes = new Map<string, string>();
  let openNote: string | null = null;
  let fence: string | null = null;
  for (const line of source.split("\n")) {
    fence = fenceAfter(fence, line);
    const found = fence === null ? /^\[\^([^\]\s]{1,40})\]:[ \t]?(.*)$/.exec(line) : null;
    const isMore = openNote !== null && /^(?: {2,}|\t)\S/.test(line);
    if (found?.[1] !== undefined) {
      openNote = found[1];
      notes.set(openNote, found[2] ?? "");
    } else if (openNote !== null && isMore) {
      notes.set(openNote, `${notes.get(openNote) ?? ""}\n${line.trim()}`);
    } else {
      if (line.trim() !== "") openNote = null;
      kept.push(line);
    }
  }
  return { text: kept.join("\n"), notes };
}

/** The fence that is open after a line; code between fences has no footnotes. */
function fenceAfter(fence: string | null, line: string): string | null {
  const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
  if (mark === undefined) return fence;
  if (fence === null) return mark;
  return mark.startsWith(fence) ? null : fence;
}

export const footnoteMark = /\[\^([^\]\s]{1,40})\]/g;
