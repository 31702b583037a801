/** Tables of comma-separated values, as spreadsheets of this country write and read them. */

export interface CsvLine {
  /** Where it begins in the text, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** In which a cell may stand apart; the one that the first line has most of is the file's. */
const separators = [",", ";", "\t"] as const;

/**
 * Lines of a CSV text, empty ones left out.
 *
 * Quotes as RFC 4180 has them; the separator is a comma, a semicolon (what Excel writes under Russian and Uzbek
 * settings) or a tab; a byte order mark is passed over; cells are trimmed.
 *
 * @returns what could be read; a quote that is never closed takes the rest of the text
 * @throws never
 */
export function readCsv(text: string): CsvLine[] {
  const body = text.replace(/^\uFEFF/, "");
  const separator = chooseSeparator(body.split("\n", 1)[0] ?? "");
  const lines: CsvLine[] = [];
  let [line, begunAt, cell, cells, isQuoted]: [number, number, string, string[], boolean] = [
    1,
    1,
    "",
    [],
    false,
  ];
  const endLine = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== "")) lines.push({ line: begunAt, cells });
    [cell, cells, begunAt] = ["", [], line];
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] ?? "";
    if (sign === "\n") line += 1;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      [cell, isQuoted] = ["", true];
    } else if (sign === separator) {
      cells.push(cell.trim());
      cell = "";
    } else if (sign === "\n") endLine();
    else cell += sign;
  }
  endLine();
  return lines;
}

function chooseSeparator(firstLine: string): string {
  const counts = separators.map((one) => firstLine.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ",";
}

/**
 * One line of CSV, without its end. A cell that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, a tab or a
 * return in front) gets an apostrophe before it and is text from then on.
 *
 * @throws never
 */
export function writeCsvLine(cells: readonly (string | number | null)[]): string {
  return cells.map(writeCell).join(",");
}

function writeCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /["\n\r,;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
