import type { Token } from "markdown-it";
import { footnoteMark } from "./markdown-footnotes.ts";
import type { Block, Inline, Mark } from "./statement-nodes.ts";

/** Reading of one Markdown statement. */
export interface MarkdownReading {
  readonly notes: ReadonlyMap<string, string>;
  readonly noteNumbers: Map<string, number>;
  readonly footnotes: (readonly Block[])[];
  readonly warnings: Set<string>;
  tokens: readonly Token[];
  at: number;
}

/** Stands before the source of a display formula until the paragraph around it has been divided. */
export const displayMark = "\0display ";

/** The inline tokens of one paragraph, cell or heading. */
export function readInlines(reading: MarkdownReading, tokens: readonly Token[]): Inline[] {
  const run: Run = { reading, links: [], content: [], marks: [] };
  for (const token of tokens) readToken(run, token);
  for (const link of run.links.reverse()) run.content.unshift(...link.outer);
  return run.content;
}

interface Run {
  readonly reading: MarkdownReading;
  /** Open links, each with what stood before it. */
  readonly links: { readonly href: string; readonly outer: Inline[] }[];
  content: Inline[];
  marks: readonly Mark[];
}

function readToken(run: Run, token: Token): void {
  const opened = openers[token.type];
  if (opened !== undefined) run.marks = [...run.marks, opened];
  else if (/^(strong|em|s)_close$/.test(token.type)) run.marks = run.marks.slice(0, -1);
  else (tokenReaders[token.type] ?? readPlain)(run, token);
}

const openers: Readonly<Record<string, Mark>> = { strong_open: "strong", em_open: "em", s_open: "strike" };

const tokenReaders: Readonly<Record<string, (run: Run, token: Token) => void>> = {
  text: (run, token) => run.content.push(...readMarksIn(run.reading, token.content, run.marks)),
  softbreak: (run) => addText(run, " "),
  hardbreak: (run) => run.content.push({ kind: "break" }),
  code_inline: (run, token) => addText(run, token.content, "code"),
  formula_inline: (run, token) => run.content.push({ kind: "formula", tex: token.content }),
  formula_display: (run, token) => run.content.push({ kind: "formula", tex: displayMark + token.content }),
  image: (run, token) => run.content.push(readImage(token)),
  link_open: (run, token) => {
    run.links.push({ href: token.attrGet("href") ?? "", outer: run.content });
    run.content = [];
  },
  link_close: (run) => {
    const link = run.links.pop();
    if (link !== undefined)
      run.content = [...link.outer, { kind: "link", href: link.href, content: run.content }];
  },
  html_inline: readTag,
};

const readPlain = (run: Run, token: Token) => addText(run, token.content);

function addText(run: Run, text: string, ...more: readonly Mark[]): void {
  run.content.push({ kind: "text", text, marks: [...run.marks, ...more] });
}

/** Text with its footnote marks. */
function readMarksIn(reading: MarkdownReading, text: string, marks: readonly Mark[]): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(footnoteMark)) {
    const name = found[1] ?? "";
    if (!reading.notes.has(name)) continue;
    if (found.index > from) inlines.push({ kind: "text", text: text.slice(from, found.index), marks });
    const number = reading.noteNumbers.get(name) ?? reading.noteNumbers.size + 1;
    reading.noteNumbers.set(name, number);
    inlines.push({ kind: "footnote", number });
    from = found.index + found[0].length;
  }
  if (from < text.length) inlines.push({ kind: "text", text: text.slice(from), marks });
  return inlines;
}

function readImage(token: Token): Inline {
  const source = decodeUri(token.attrGet("src") ?? "");
  const alt = token.content;
  return { kind: "image", image: { source, alt, widthPercent: null } };
}

function decodeUri(written: string): string {
  try {
    return decodeURI(written);
  } catch {
    return written;
  }
}

const tagMarks: Readonly<Record<string, Mark>> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  u: "underline",
  s: "strike",
  sub: "sub",
  sup: "sup",
  small: "small",
  kbd: "keyboard",
  code: "code",
  tt: "code",
};

/** A tag of raw HTML: the few plain ones set a mark, a comment is nothing, others are shown as text. */
function readTag(run: Run, token: Token): void {
  const written = token.content;
  if (written.startsWith("<!--")) return;
  const tag = /^<(\/?)([a-z]+)\s*\/?>$/i.exec(written);
  const name = tag?.[2]?.toLowerCase() ?? "";
  const mark = tagMarks[name];
  if (name === "br") run.content.push({ kind: "break" });
  else if (mark === undefined) {
    run.reading.warnings.add(`raw HTML is shown as text: ${written.slice(0, 60)}`);
    addText(run, written, "unknown");
  } else if (tag?.[1] === "") run.marks = [...run.marks, mark];
  else run.marks = run.marks.filter((_open, i) => i !== run.marks.lastIndexOf(mark));
}
