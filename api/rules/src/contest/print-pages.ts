/** How a text stands on paper: which lines on which page. The same answer says how long a print is and draws it. */

/** number: of the line in the text, from 1; null: the rest of a line that was too long. */
export interface PrintedLine {
  readonly number: number | null;
  readonly text: string;
}

/** A sheet of A4 in a small monospaced face, line numbers beside it. */
export const printShape = { columns: 94, lines: 66 } as const;

export const printLimits = { textBytes: 65_536, fileName: 80, jobsAtMost: 60 } as const;

const tabColumns = 4;

/**
 * The pages of a text. Tabs become blanks up to the next stop; what has no width or would turn the line round (control
 * and format characters) is drawn as "·", so that nothing on paper is hidden.
 *
 * @param text  with any line endings
 * @returns at least one page; an end of line at the very end makes no line of its own
 * @throws never
 */
export function printPages(text: string): readonly (readonly PrintedLine[])[] {
  const lines = text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const printed = lines.flatMap((line, index) =>
    wrap(visible(expandTabs(line))).map((part, at) => ({ number: at === 0 ? index + 1 : null, text: part })),
  );
  const count = Math.ceil(printed.length / printShape.lines);
  return Array.from({ length: count }, (_, page) =>
    printed.slice(page * printShape.lines, (page + 1) * printShape.lines),
  );
}

function expandTabs(line: string): string {
  if (!line.includes("\t")) return line;
  const [first = "", ...rest] = line.split("\t");
  let text = first;
  let columns = [...first].length;
  for (const part of rest) {
    const blanks = tabColumns - (columns % tabColumns);
    text += " ".repeat(blanks) + part;
    columns += blanks + [...part].length;
  }
  return text;
}

const visible = (line: string) => line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "·");

function wrap(line: string): string[] {
  const signs = [...line];
  if (signs.length <= printShape.columns) return [line];
  const count = Math.ceil(signs.length / printShape.columns);
  return Array.from({ length: count }, (_, at) =>
    signs.slice(at * printShape.columns, (at + 1) * printShape.columns).join(""),
  );
}
