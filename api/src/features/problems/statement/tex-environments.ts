import { addFormula, readFlow, readInlines, readUntilEnd, takeEnd } from "./read-flow.ts";
import type { Inline, ListItem } from "./statement-nodes.ts";
import { readFloat } from "./tex-figures.ts";
import {
  addBlock,
  addInline,
  closeFlow,
  endParagraph,
  isCommand,
  openFlow,
  type TexEnvironment,
  type TexFlow,
  type TexReading,
  warn,
} from "./tex-flow.ts";
import { wordHeading } from "./tex-headings.ts";
import { readTabular } from "./tex-tables.ts";

/** Every environment that means something in a statement. */
export const texEnvironments: Readonly<Record<string, TexEnvironment>> = {
  itemize: readList("bullet"),
  enumerate: readList("number"),
  description: readList("description"),
  ...table("tabular array", readTabular(0)),
  ...table("tabular* tabularx tabulary", readTabular(1)),
  longtable: readTabular(0),
  ...table("figure figure* SCfigure", readFloat("figure", 0)),
  ...table("subfigure", readFloat("figure", 1)),
  wrapfigure: readFloat("figure", 2),
  ...table("table table*", readFloat("table", 0)),
  wraptable: readFloat("table", 2),
  ...table("center centering", (reading, flow, name) => {
    addBlock(flow, { kind: "center", content: readBlocks(reading, flow, name) });
  }),
  ...table("quote quotation verse displayquote", (reading, flow, name) => {
    addBlock(flow, { kind: "quote", content: readBlocks(reading, flow, name) });
  }),
  ...table("verbatim verbatim* Verbatim lstlisting alltt minted", readVerbatim),
  ...table("tikzpicture pgfpicture pspicture asy forest picture", keepDrawing),
  ...table("equation equation* displaymath math", readFormula(null)),
  ...table("align align* flalign flalign* eqnarray eqnarray*", readFormula("aligned")),
  ...table("gather gather* multline multline*", readFormula("gathered")),
  ...table("comment", (reading, _flow, name) => {
    reading.scanner.until(`\\end{${name}}`);
  }),
  ...table(
    "document flushleft flushright small footnotesize large tiny sloppypar framed samepage",
    transparent(0),
  ),
  ...table("minipage column multicols columns adjustbox", transparent(1)),
  ...table("Input inputdescription", headed("input")),
  ...table("Output outputdescription", headed("output")),
  ...table("Interaction", headed("interaction")),
};

function table(names: string, environment: TexEnvironment): Record<string, TexEnvironment> {
  return Object.fromEntries(names.split(" ").map((name) => [name, environment]));
}

function transparent(argumentCount: number): TexEnvironment {
  return (reading, flow, name) => {
    endParagraph(flow);
    while (reading.scanner.option() !== null);
    for (let i = 0; i < argumentCount; i += 1)
      if (reading.scanner.peek().kind === "open") reading.scanner.group();
    readUntilEnd(reading, flow, name);
    endParagraph(flow);
  };
}

function headed(word: Parameters<typeof wordHeading>[0]): TexEnvironment {
  return (reading, flow, name) => {
    wordHeading(word)(reading, flow, name);
    readUntilEnd(reading, flow, name);
    endParagraph(flow);
  };
}

function readBlocks(reading: TexReading, flow: TexFlow, name: string) {
  reading.scanner.option();
  const inner = openFlow(flow);
  readUntilEnd(reading, inner, name);
  return closeFlow(inner);
}

function readList(form: "bullet" | "number" | "description"): TexEnvironment {
  return (reading, flow, name) => {
    reading.scanner.option();
    const items: ListItem[] = [];
    const before = openFlow(flow);
    readFlow(reading, before, (token) => isCommand(token, "item") || isCommand(token, "end"));
    for (let count = 0; isCommand(reading.scanner.peek(), "item") && count < 10_000; count += 1)
      items.push(readItem(reading, flow));
    takeEnd(reading, name);
    const stray = closeFlow(before);
    endParagraph(flow);
    flow.blocks.push(...stray);
    if (items.length > 0) flow.blocks.push({ kind: "list", form, start: 1, items });
  };
}

function readItem(reading: TexReading, flow: TexFlow): ListItem {
  reading.scanner.next();
  const written = reading.scanner.option();
  const label = written === null ? null : readLabel(reading, flow, written);
  const inner = openFlow(flow);
  readFlow(reading, inner, (token) => isCommand(token, "item") || isCommand(token, "end"));
  return { label, content: closeFlow(inner) };
}

function readLabel(reading: TexReading, flow: TexFlow, written: string): Inline[] {
  reading.scanner.unread(`{${written}}`);
  return readInlines(reading, flow);
}

function readVerbatim(reading: TexReading, flow: TexFlow, name: string) {
  if (name !== "verbatim") reading.scanner.option();
  if (name === "minted") reading.scanner.group();
  const text = reading.scanner.until(`\\end{${name}}`);
  if (text === null) return warn(reading, `\\begin{${name}} is never ended`);
  addBlock(flow, { kind: "code", text: text.replace(/^[^\S\n]*\n/, "").replace(/\s+$/, "") });
}

/** A drawing made of TeX commands cannot be drawn here; its source is shown, so that the setter sees it is there. */
function keepDrawing(reading: TexReading, flow: TexFlow, name: string): void {
  const text = reading.scanner.until(`\\end{${name}}`);
  warn(
    reading,
    `\\begin{${name}} cannot be drawn and is shown as source; put it into the package as a PNG or SVG`,
  );
  if (text !== null) addBlock(flow, { kind: "code", text: `\\begin{${name}}${text}\\end{${name}}` });
}

/** Display formulas; several lines are wrapped in KaTeX's environment for them. A label gives the formula its number. */
function readFormula(lines: "aligned" | "gathered" | null): TexEnvironment {
  return (reading, flow, name) => {
    const source = reading.scanner.until(`\\end{${name}}`);
    if (source === null) return warn(reading, `\\begin{${name}} is never ended`);
    let tag = "";
    const plain = source.replace(/\\label\{([^}]*)\}/g, (_whole, label: string) => {
      reading.counts.formula += 1;
      reading.labels.set(label.trim(), reading.counts.formula);
      tag = `\\tag{${reading.counts.formula}}`;
      return "";
    });
    const body = name.startsWith("eqnarray") ? plain.replace(/&\s*([^&\\]+?)\s*&/g, "&$1") : plain;
    const wrapped = lines === null ? body : `\\begin{${lines}}${body.replace(/\\\\\s*$/, "")}\\end{${lines}}`;
    if (name === "math") addInline(flow, { kind: "formula", tex: plain.trim() });
    else addFormula(reading, flow, wrapped + tag, true);
  };
}
