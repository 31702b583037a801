import MarkdownIt, { type Token } from "markdown-it";
import { takeFootnotes } from "./markdown-footnotes.ts";
import { displayMark, type MarkdownReading, readInlines } from "./markdown-inlines.ts";
import { readDollarFormulas } from "./markdown-math.ts";
import { placeConstants } from "./read-tex.ts";
import type { Block, Inline, ListItem, StatementTree, TableRow } from "./statement-nodes.ts";

/**
 * Reads a Markdown statement: CommonMark with tables, strike-through, formulas in dollars and footnotes. Raw HTML is
 * never taken as markup: a few plain tags (<br>, <sub>, <b> …) mean what they say, everything else is shown as text
 * and named in the warnings.
 */
export function readMarkdown(source: string, constants: Readonly<Record<string, string>>): StatementTree {
  const { text, notes } = takeFootnotes(placeConstants(source.replaceAll("\r\n", "\n"), constants));
  const reading: MarkdownReading = {
    notes,
    noteNumbers: new Map(),
    footnotes: [],
    warnings: new Set(),
    tokens: [],
    at: 0,
  };
  for (const [mark] of text.matchAll(/\{\{[^{}\n]{1,60}\}\}/g))
    if (!sampleMarks.has(mark.replace(/[{}\s]/g, "")))
      reading.warnings.add(`the constant ${mark} is not in problem.yaml`);
  const blocks = readBlocks(
    reading,
    text.replace(/^[ \t]*\{\{\s*(nextsample|remainingsamples)\s*\}\}[ \t]*$/gm, ""),
  );
  // A footnote may hold the mark of another, which then comes after it.
  for (let number = 1; number <= reading.noteNumbers.size; number += 1) {
    const name = [...reading.noteNumbers.keys()][number - 1] ?? "";
    reading.footnotes.push(readBlocks(reading, notes.get(name) ?? ""));
  }
  for (const name of notes.keys())
    if (!reading.noteNumbers.has(name)) reading.warnings.add(`nothing refers to the footnote [^${name}]`);
  return {
    blocks,
    footnotes: reading.footnotes,
    labels: new Map(),
    macros: {},
    warnings: [...reading.warnings],
  };
}

/** Where samples stand in the text; the page shows them under every statement. */
const sampleMarks = new Set(["nextsample", "remainingsamples"]);

const markdown = new MarkdownIt("commonmark", {
  html: true,
  linkify: false,
  typographer: false,
})
  .enable(["table", "strikethrough"])
  .use(readDollarFormulas);
// The reader judges every address itself; here all are let through, so that none is turned back into text unseen.
markdown.validateLink = () => true;

function readBlocks(reading: MarkdownReading, source: string): Block[] {
  const outer = { tokens: reading.tokens, at: reading.at };
  reading.tokens = markdown.parse(source, {});
  reading.at = 0;
  const blocks = readUntil(reading, null);
  Object.assign(reading, outer);
  return blocks;
}

/** Blocks up to the token that closes them, which is taken. */
function readUntil(reading: MarkdownReading, close: string | null): Block[] {
  const blocks: Block[] = [];
  for (let token = reading.tokens[reading.at]; token !== undefined; token = reading.tokens[reading.at]) {
    reading.at += 1;
    if (token.type === close) break;
    blocks.push(...readBlock(reading, token));
  }
  return blocks;
}

function readBlock(reading: MarkdownReading, token: Token): Block[] {
  switch (token.type) {
    case "paragraph_open":
      return splitDisplay(readInlineUntil(reading, "paragraph_close"));
    case "heading_open": {
      const level = token.tag === "h1" || token.tag === "h2" ? 2 : 3;
      return [{ kind: "heading", level, content: readInlineUntil(reading, "heading_close") }];
    }
    case "bullet_list_open":
      return [{ kind: "list", form: "bullet", start: 1, items: readItems(reading, "bullet_list_close") }];
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1);
      return [{ kind: "list", form: "number", start, items: readItems(reading, "ordered_list_close") }];
    }
    case "blockquote_open":
      return [{ kind: "quote", content: readUntil(reading, "blockquote_close") }];
    case "fence":
    case "code_block":
      return [{ kind: "code", text: token.content.replace(/\n$/, "") }];
    case "formula_block":
      return token.content === "" ? [] : [{ kind: "formula", tex: token.content }];
    case "hr":
      return [{ kind: "rule" }];
    case "table_open":
      return [{ kind: "table", rows: readRows(reading), hasRules: true }];
    case "html_block":
      return readHtmlBlock(reading, token.content);
    default:
      return [];
  }
}

function readItems(reading: MarkdownReading, close: string): ListItem[] {
  const items: ListItem[] = [];
  for (let token = reading.tokens[reading.at]; token !== undefined; token = reading.tokens[reading.at]) {
    reading.at += 1;
    if (token.type === close) break;
    if (token.type === "list_item_open")
      items.push({ label: null, content: readUntil(reading, "list_item_close") });
  }
  return items;
}

function readRows(reading: MarkdownReading): TableRow[] {
  const rows: { isHead: boolean; cells: TableRow["cells"][number][] }[] = [];
  for (let token = reading.tokens[reading.at]; token !== undefined; token = reading.tokens[reading.at]) {
    reading.at += 1;
    if (token.type === "table_close") break;
    if (token.type === "tr_open") rows.push({ isHead: false, cells: [] });
    const row = rows.at(-1);
    if (row === undefined || (token.type !== "th_open" && token.type !== "td_open")) continue;
    if (token.type === "th_open") row.isHead = true;
    const side = /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1];
    const align = side === "center" || side === "right" ? side : "left";
    const content = readInlineUntil(reading, token.type.replace("_open", "_close"));
    row.cells.push({
      content: content.length === 0 ? [] : [{ kind: "paragraph", content }],
      align,
      columns: 1,
      rows: 1,
    });
  }
  return rows;
}

function readInlineUntil(reading: MarkdownReading, close: string): Inline[] {
  const content: Inline[] = [];
  for (let token = reading.tokens[reading.at]; token !== undefined; token = reading.tokens[reading.at]) {
    reading.at += 1;
    if (token.type === close) break;
    content.push(...readInlines(reading, token.children ?? []));
  }
  return content;
}

/** A display formula inside a paragraph stands between two. A paragraph of one image is its figure. */
function splitDisplay(content: readonly Inline[]): Block[] {
  const blocks: Block[] = [];
  let run: Inline[] = [];
  const flush = () => {
    const isBlank = run.every((inline) => inline.kind === "text" && inline.text.trim() === "");
    if (!isBlank) blocks.push({ kind: "paragraph", content: run });
    run = [];
  };
  for (const inline of content) {
    const isDisplay = inline.kind === "formula" && inline.tex.startsWith(displayMark);
    if (!isDisplay) run.push(inline);
    else {
      flush();
      blocks.push({ kind: "formula", tex: inline.tex.slice(displayMark.length) });
    }
  }
  flush();
  const [only] = content;
  if (content.length === 1 && only?.kind === "image") return [figureOf(only)];
  return blocks;
}

function figureOf(image: Extract<Inline, { kind: "image" }>): Block {
  const caption: Inline[] =
    image.image.alt === "" ? [] : [{ kind: "text", text: image.image.alt, marks: [] }];
  return {
    kind: "figure",
    content: [{ kind: "paragraph", content: [image] }],
    caption,
    counter: "figure",
    number: null,
    besidePercent: null,
  };
}

function readHtmlBlock(reading: MarkdownReading, written: string): Block[] {
  const visible = written.replace(/<!--.*?-->/gs, "").trim();
  if (visible === "") return [];
  reading.warnings.add(`raw HTML is shown as text: ${visible.slice(0, 60).replace(/\s+/g, " ")}`);
  return [{ kind: "code", text: visible }];
}
