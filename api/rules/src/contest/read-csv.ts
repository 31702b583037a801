/** A table as text: its rows, each with the line of the file where it begins. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

export type CsvReading =
  | { readonly kind: "read"; readonly rows: readonly CsvRow[] }
  | { readonly kind: "unreadable"; readonly line: number; readonly why: "quote-open" | "quote-inside" };

/**
 * Reads CSV as spreadsheets write it: fields in quotes may hold separators, line ends and doubled quotes; the separator
 * is a comma, or a semicolon where the first line has one and no comma; a byte order mark and empty lines are passed over.
 *
 * @throws never
 * Source: RFC 4180; Excel writes semicolons where the comma is the decimal mark, as in Uzbekistan.
 */
export function readCsv(text: string): CsvReading {
  const source = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const [head = ""] = source.split("\n", 1);
  const separator = !head.includes(",") && head.includes(";") ? ";" : ",";
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const row = readRow(source, at, separator);
    if (row.kind === "unreadable") return { kind: "unreadable", line, why: row.why };
    if (row.fields.some((field) => field.trim() !== "")) rows.push({ line, fields: row.fields });
    line += countLineEnds(source.slice(at, row.end));
    at = row.end;
  }
  return { kind: "read", rows };
}

type RowReading =
  | { readonly kind: "read"; readonly fields: string[]; readonly end: number }
  | { readonly kind: "unreadable"; readonly why: "quote-open" | "quote-inside" };

/** One row from a place on; end is behind its line end. */
function readRow(source: string, from: number, separator: string): RowReading {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    const isQuoted = source[at] === '"';
    const end = isQuoted ? endOfQuotes(source, at) : endOfPlain(source, at, separator);
    if (end === null) return { kind: "unreadable", why: "quote-open" };
    const field = isQuoted ? source.slice(at + 1, end - 1).replaceAll('""', '"') : source.slice(at, end);
    fields.push(field.trim());
    if (end >= source.length) return { kind: "read", fields, end };
    if (source[end] === "\n") return { kind: "read", fields, end: end + 1 };
    if (source[end] !== separator) return { kind: "unreadable", why: "quote-inside" };
    at = end + 1;
  }
}

function endOfPlain(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source[at] !== separator && source[at] !== "\n") at += 1;
  return at;
}

/** Behind the closing quote; null: there is none. */
function endOfQuotes(source: string, from: number): number | null {
  let at = from + 1;
  while (at < source.length) {
    if (source[at] !== '"') at += 1;
    else if (source[at + 1] === '"') at += 2;
    else return at + 1;
  }
  return null;
}

const countLineEnds = (text: string) => text.split("\n").length - 1;
