import { readFlow, takeEnd } from "./read-flow.ts";
import type { Block, TableCell, TableRow } from "./statement-nodes.ts";
import {
  addBlock,
  closeFlow,
  isCommand,
  openFlow,
  type TexEnvironment,
  type TexFlow,
  type TexReading,
} from "./tex-flow.ts";
import type { TexToken } from "./tex-scanner.ts";

type Align = TableCell["align"];

const rowLimit = 2000;
const ruleCommands = new Set([
  "hline",
  "toprule",
  "midrule",
  "bottomrule",
  "cline",
  "cmidrule",
  "specialrule",
  "arrayrulecolor",
  "rowcolor",
]);

/** \begin{tabular}{columns}; tabularx and tabular* have their width before the columns. */
export function readTabular(argumentsBefore: number): TexEnvironment {
  return (reading, flow, name) => {
    for (let i = 0; i < argumentsBefore; i += 1) reading.scanner.group();
    reading.scanner.option();
    const aligns = readColumns(reading.scanner.group() ?? "");
    const found = readRows(reading, flow, aligns);
    takeEnd(reading, name);
    const rows = found.rows.map(
      (row, i): TableRow => ({
        isHead: i === 0 && found.rows.length > 1 && looksLikeHead(row, found.rulesAfter),
        cells: row,
      }),
    );
    if (rows.length > 0) addBlock(flow, { kind: "table", rows, hasRules: found.rulesAfter.size > 0 });
  };
}

/** A first row is the head when all of it is bold, or when a rule divides it alone from the others. */
function looksLikeHead(row: readonly TableCell[], rulesAfter: ReadonlySet<number>): boolean {
  const filled = row.filter((cell) => cell.content.length > 0);
  const isBold = filled.length > 0 && filled.every((cell) => cell.content.every(isBoldBlock));
  return isBold || (rulesAfter.has(1) && !rulesAfter.has(2));
}

function isBoldBlock(block: Block): boolean {
  return (
    block.kind === "paragraph" &&
    block.content.every(
      (inline) => inline.kind === "text" && (inline.marks.includes("strong") || inline.text.trim() === ""),
    )
  );
}

interface FoundRows {
  readonly rows: TableCell[][];
  /** Numbers of rows a rule follows; 0 is the rule on top. */
  readonly rulesAfter: Set<number>;
}

function readRows(reading: TexReading, flow: TexFlow, aligns: readonly Align[]): FoundRows {
  const found: FoundRows = { rows: [], rulesAfter: new Set() };
  /** Rows that a cell from above still reaches into, by column. */
  const covered = new Map<number, number>();
  while (found.rows.length < rowLimit) {
    if (skipRules(reading)) found.rulesAfter.add(found.rows.length);
    const token = reading.scanner.peek();
    if (token.kind === "end" || isCommand(token, "end")) break;
    const row = readRow(reading, flow, aligns, covered);
    if (row.some((cell) => cell.content.length > 0 || cell.rows > 1)) found.rows.push(row);
  }
  return found;
}

/** Takes rules and blank space between rows; true where there was a rule. */
function skipRules(reading: TexReading): boolean {
  let isRuled = false;
  for (;;) {
    reading.scanner.skipSpace();
    const token = reading.scanner.peek();
    if (token.kind === "paragraph") reading.scanner.next();
    else if (token.kind === "command" && ruleCommands.has(token.name)) {
      reading.scanner.next();
      isRuled = true;
      if (!["hline", "toprule", "midrule", "bottomrule"].includes(token.name)) {
        if (reading.scanner.eat("(")) reading.scanner.until(")");
        reading.scanner.group();
      }
    } else return isRuled;
  }
}

function endsCell(token: TexToken): boolean {
  return (
    token.kind === "align" ||
    isCommand(token, "\\") ||
    isCommand(token, "end") ||
    isCommand(token, "tabularnewline")
  );
}

function readRow(
  reading: TexReading,
  flow: TexFlow,
  aligns: readonly Align[],
  covered: Map<number, number>,
): TableCell[] {
  const cells: TableCell[] = [];
  let column = 0;
  for (let isOpen = true; isOpen; ) {
    const cell = readCell(reading, flow, aligns[column] ?? "left");
    const above = covered.get(column) ?? 0;
    if (above > 0) covered.set(column, above - 1);
    if (above === 0 || cell.content.length > 0) cells.push(cell);
    if (cell.rows > 1) covered.set(column, cell.rows - 1);
    column += cell.columns;
    const token = reading.scanner.peek();
    isOpen = token.kind === "align";
    if (isOpen || (token.kind === "command" && token.name !== "end")) reading.scanner.next();
    if (!isOpen && token.kind === "command" && token.name !== "end") reading.scanner.option();
  }
  return cells;
}

function readCell(reading: TexReading, flow: TexFlow, align: Align): TableCell {
  const shape = { align, columns: 1, rows: 1 };
  reading.scanner.skipSpace();
  for (let token = reading.scanner.peek(); token.kind === "command"; token = reading.scanner.peek()) {
    if (token.name !== "multicolumn" && token.name !== "multirow") break;
    reading.scanner.next();
    reading.scanner.option();
    const count = Math.min(100, Math.max(1, Math.trunc(Number(reading.scanner.group() ?? 1)) || 1));
    const second = reading.scanner.group() ?? "";
    if (token.name === "multicolumn") {
      shape.columns = count;
      shape.align = readColumns(second)[0] ?? align;
    } else shape.rows = count;
    const content = reading.scanner.group() ?? "";
    reading.scanner.unread(content.trimStart().startsWith("\\multi") ? content : `{${content}}`);
    reading.scanner.skipSpace();
  }
  const inner = openFlow(flow);
  readFlow(reading, inner, endsCell);
  return { ...shape, content: closeFlow(inner) };
}

/** "|l|c|p{3cm}|*{3}{r}|" → left, center, left, right, right, right */
function readColumns(spec: string): Align[] {
  const unfolded = spec.replace(/\*\s*\{(\d{1,2})\}\s*\{([^{}]*)\}/g, (_whole, count: string, part: string) =>
    part.repeat(Number(count)),
  );
  const letters = unfolded.replace(/[@!<>]\{[^{}]*\}/g, "").replace(/\{[^{}]*\}/g, "");
  return Array.from(
    letters.matchAll(/[lcrpmbXSLCRJ]/g),
    ([letter]) => aligns[letter.toLowerCase()] ?? "left",
  );
}

const aligns: Readonly<Record<string, Align>> = { c: "center", r: "right", s: "right" };
