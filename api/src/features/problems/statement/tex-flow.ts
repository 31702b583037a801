import type { Block, Inline, Mark } from "./statement-nodes.ts";
import type { TexScanner, TexToken } from "./tex-scanner.ts";

/** Reading of one TeX statement: what is shared by all its parts. */
export interface TexReading {
  readonly scanner: TexScanner;
  readonly language: string;
  readonly commands: Readonly<Record<string, TexCommand>>;
  readonly environments: Readonly<Record<string, TexEnvironment>>;
  readonly macros: Map<string, TexMacro>;
  readonly constants: Readonly<Record<string, string>>;
  readonly footnotes: (readonly Block[])[];
  readonly labels: Map<string, number>;
  readonly counts: { figure: number; table: number; formula: number };
  readonly warnings: Set<string>;
  depth: number;
}

/** What a command does when it is met in text; `name` is without its backslash. */
export type TexCommand = (reading: TexReading, flow: TexFlow, name: string) => void;

/** What an environment does from after its \begin{name} to its \end{name}, which it takes. */
export type TexEnvironment = (reading: TexReading, flow: TexFlow, name: string) => void;

export interface TexMacro {
  readonly argumentCount: number;
  /** Value of the first argument where it is optional. */
  readonly optional: string | null;
  readonly body: string;
}

/** Blocks being gathered, and the paragraph that is still open at their end. */
export interface TexFlow {
  readonly blocks: Block[];
  inlines: Inline[];
  marks: readonly Mark[];
  /** Label of the figure or table this flow belongs to; \caption and \label write here. */
  float: TexFloat | null;
}

export interface TexFloat {
  readonly counter: "figure" | "table";
  caption: readonly Inline[];
  number: number | null;
}

export function openFlow(like: TexFlow | null): TexFlow {
  return { blocks: [], inlines: [], marks: like?.marks ?? [], float: like?.float ?? null };
}

/** Adds plain text; spaces in a row are one, and none begins a paragraph. */
export function addText(flow: TexFlow, text: string, marks: readonly Mark[] = flow.marks): void {
  const last = flow.inlines.at(-1);
  if (text === " ") {
    if (last === undefined || last.kind === "break") return;
    if (last.kind === "text" && last.text.endsWith(" ")) return;
  }
  if (last?.kind === "text" && sameMarks(last.marks, marks))
    flow.inlines[flow.inlines.length - 1] = { kind: "text", text: last.text + text, marks };
  else flow.inlines.push({ kind: "text", text, marks });
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i]);
}

export function addInline(flow: TexFlow, inline: Inline): void {
  flow.inlines.push(inline);
}

/** Ends the open paragraph; one of nothing but space leaves no trace. */
export function endParagraph(flow: TexFlow): void {
  const content = trimInlines(flow.inlines);
  flow.inlines = [];
  if (content.length > 0) flow.blocks.push({ kind: "paragraph", content });
}

export function addBlock(flow: TexFlow, block: Block): void {
  endParagraph(flow);
  flow.blocks.push(block);
}

export function closeFlow(flow: TexFlow): Block[] {
  endParagraph(flow);
  return flow.blocks;
}

function trimInlines(inlines: readonly Inline[]): Inline[] {
  const content = [...inlines];
  for (let last = content.at(-1); last !== undefined; last = content.at(-1)) {
    const isEmpty = last.kind === "break" || (last.kind === "text" && last.text.trim() === "");
    if (!isEmpty) break;
    content.pop();
  }
  const last = content.at(-1);
  if (last?.kind === "text") content[content.length - 1] = { ...last, text: last.text.replace(/ $/, "") };
  return content;
}

/** Blocks as one run of inlines, for places that hold no blocks: captions, links, headings. */
export function flattenBlocks(blocks: readonly Block[]): Inline[] {
  const runs = blocks.flatMap((block): Inline[][] => {
    if (block.kind === "paragraph" || block.kind === "heading") return [[...block.content]];
    if (block.kind === "formula") return [[{ kind: "formula", tex: block.tex }]];
    if (block.kind === "code") return [[{ kind: "text", text: block.text, marks: ["code"] }]];
    if (block.kind === "list") return block.items.map((item) => flattenBlocks(item.content));
    if (block.kind === "quote" || block.kind === "center" || block.kind === "figure")
      return [flattenBlocks(block.content)];
    if (block.kind === "table")
      return block.rows.map((row) => flattenBlocks(row.cells.flatMap((cell) => [...cell.content])));
    return [];
  });
  return runs.flatMap((run, i): Inline[] =>
    i === 0 ? run : [{ kind: "text", text: " ", marks: [] }, ...run],
  );
}

/** Notes what could not be taken as written; each thing once. */
export function warn(reading: TexReading, words: string): void {
  if (reading.warnings.size < 200) reading.warnings.add(words);
}

export function isCommand(token: TexToken, name: string): boolean {
  return token.kind === "command" && token.name === name;
}
