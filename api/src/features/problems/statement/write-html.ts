import { escapeHtml, renderFormula } from "./render-formula.ts";
import type { Block, ImageNode, Inline, Mark, StatementTree, TableRow } from "./statement-nodes.ts";

/** Where an image of the package is served, and its size in pixels where the file says it. */
export interface ShownImage {
  readonly url: string;
  readonly width: number | null;
  readonly height: number | null;
  /** A PDF cannot be shown inside a page: it is linked. */
  readonly form: "image" | "pdf";
}

export interface HtmlWriting {
  readonly tree: StatementTree;
  /** Language of the statement, for the words "Figure" and "Table". */
  readonly language: string;
  /** null: the package has no such image. */
  image(source: string): ShownImage | null;
}

/** Writes the tree as HTML; formulas that cannot be drawn are shown as source and told in the warnings. */
export function writeHtml(writing: HtmlWriting): {
  readonly html: string;
  readonly warnings: readonly string[];
} {
  const pen: Pen = { ...writing, warnings: [...writing.tree.warnings] };
  const body = writeBlocks(pen, writing.tree.blocks);
  const notes = writing.tree.footnotes.map((note, i) => writeFootnote(pen, note, i + 1)).join("");
  const html = notes === "" ? body : `${body}<section class="footnotes"><ol>${notes}</ol></section>`;
  return { html, warnings: pen.warnings };
}

interface Pen extends HtmlWriting {
  readonly warnings: string[];
}

function writeBlocks(pen: Pen, blocks: readonly Block[]): string {
  return blocks.map((block) => writeBlock(pen, block)).join("\n");
}

function writeBlock(pen: Pen, block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${writeInlines(pen, block.content)}</p>`;
    case "heading":
      return `<h${block.level}>${writeInlines(pen, block.content)}</h${block.level}>`;
    case "list":
      return writeList(pen, block);
    case "table":
      return writeTable(pen, block.rows, block.hasRules);
    case "code":
      return `<pre class="code"><code>${escapeHtml(block.text)}</code></pre>`;
    case "formula":
      return `<div class="formula">${formula(pen, block.tex, true)}</div>`;
    case "figure":
      return writeFigure(pen, block);
    case "quote":
      return `<blockquote>${writeBlocks(pen, block.content)}</blockquote>`;
    case "center":
      return `<div class="center">${writeBlocks(pen, block.content)}</div>`;
    case "rule":
      return "<hr>";
  }
}

type ListBlock = Extract<Block, { kind: "list" }>;

function writeList(pen: Pen, list: ListBlock): string {
  if (list.form === "description") {
    const pairs = list.items.map(
      (item) => `<dt>${writeInlines(pen, item.label ?? [])}</dt><dd>${writeTight(pen, item.content)}</dd>`,
    );
    return `<dl>${pairs.join("")}</dl>`;
  }
  const items = list.items.map((item) => {
    const label =
      item.label === null ? "" : `<span class="item-label">${writeInlines(pen, item.label)}</span> `;
    const unmarked = item.label === null ? "" : ' class="labelled"';
    return `<li${unmarked}>${label}${writeTight(pen, item.content)}</li>`;
  });
  if (list.form === "bullet") return `<ul>${items.join("")}</ul>`;
  const start = list.start === 1 ? "" : ` start="${list.start}"`;
  return `<ol${start}>${items.join("")}</ol>`;
}

/** One paragraph alone stands without its tags. */
function writeTight(pen: Pen, blocks: readonly Block[]): string {
  const [first, ...others] = blocks;
  if (first?.kind !== "paragraph") return writeBlocks(pen, blocks);
  const hasMoreProse = others.some((block) => block.kind === "paragraph");
  return hasMoreProse
    ? writeBlocks(pen, blocks)
    : writeInlines(pen, first.content) + writeBlocks(pen, others);
}

function writeTable(pen: Pen, rows: readonly TableRow[], hasRules: boolean): string {
  const write = (row: TableRow) => {
    const tag = row.isHead ? "th" : "td";
    const cells = row.cells.map((cell) => {
      const classes = cell.align === "left" ? "" : ` class="${cell.align}"`;
      const columns = cell.columns > 1 ? ` colspan="${cell.columns}"` : "";
      const span = cell.rows > 1 ? ` rowspan="${cell.rows}"` : "";
      const scope = row.isHead ? ' scope="col"' : "";
      return `<${tag}${classes}${columns}${span}${scope}>${writeTight(pen, cell.content)}</${tag}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  };
  const head = rows.filter((row) => row.isHead).map(write);
  const body = rows.filter((row) => !row.isHead).map(write);
  const thead = head.length === 0 ? "" : `<thead>${head.join("")}</thead>`;
  const ruled = hasRules ? ' class="ruled"' : "";
  return `<div class="table-scroll"><table${ruled}>${thead}<tbody>${body.join("")}</tbody></table></div>`;
}

type FigureBlock = Extract<Block, { kind: "figure" }>;

function writeFigure(pen: Pen, figure: FigureBlock): string {
  const number = figure.number === null ? "" : countWords(pen.language, figure.counter, figure.number);
  const words = writeInlines(pen, figure.caption);
  const separator = number !== "" && words !== "" ? ". " : "";
  const caption = number + words === "" ? "" : `<figcaption>${number}${separator}${words}</figcaption>`;
  const beside =
    figure.besidePercent === null ? "" : ` class="beside" style="width:${figure.besidePercent}%"`;
  return `<figure${beside}>${writeBlocks(pen, figure.content)}${caption}</figure>`;
}

/** "Figure 2" as the language has it. */
function countWords(language: string, counter: "figure" | "table", number: number): string {
  if (language.startsWith("uz")) return counter === "figure" ? `${number}-rasm` : `${number}-jadval`;
  if (language.startsWith("ru")) return counter === "figure" ? `Рис. ${number}` : `Таблица ${number}`;
  return counter === "figure" ? `Figure ${number}` : `Table ${number}`;
}

function writeFootnote(pen: Pen, note: readonly Block[], number: number): string {
  return `<li id="footnote-${number}">${writeTight(pen, note)} <a href="#footnote-mark-${number}">↩</a></li>`;
}

function writeInlines(pen: Pen, content: readonly Inline[]): string {
  return content.map((inline) => writeInline(pen, inline)).join("");
}

function writeInline(pen: Pen, inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return inline.marks.reduceRight((html, mark) => wrap(mark, html), escapeHtml(inline.text));
    case "formula":
      return formula(pen, inline.tex, false);
    case "image":
      return writeImage(pen, inline.image);
    case "link":
      return writeLink(pen, inline.href, inline.content);
    case "break":
      return "<br>";
    case "footnote":
      return `<sup><a id="footnote-mark-${inline.number}" href="#footnote-${inline.number}">${inline.number}</a></sup>`;
    case "reference":
      return escapeHtml(String(pen.tree.labels.get(inline.label) ?? inline.label));
  }
}

const markTags: Readonly<Record<Mark, readonly [string, string]>> = {
  strong: ["<strong>", "</strong>"],
  em: ["<em>", "</em>"],
  code: ["<code>", "</code>"],
  underline: ["<u>", "</u>"],
  strike: ["<s>", "</s>"],
  sub: ["<sub>", "</sub>"],
  sup: ["<sup>", "</sup>"],
  small: ["<small>", "</small>"],
  keyboard: ["<kbd>", "</kbd>"],
  unknown: ['<code class="unknown">', "</code>"],
};

function wrap(mark: Mark, html: string): string {
  const [open, close] = markTags[mark];
  return open + html + close;
}

function writeLink(pen: Pen, href: string, content: readonly Inline[]): string {
  const words = writeInlines(pen, content);
  if (!/^(https?:\/\/|mailto:)/i.test(href)) {
    pen.warnings.push(
      `the link to "${href.slice(0, 100)}" is left out: only http, https and mailto are taken`,
    );
    return words;
  }
  return `<a href="${escapeHtml(href)}" rel="noopener nofollow">${words}</a>`;
}

function writeImage(pen: Pen, image: ImageNode): string {
  const shown = pen.image(image.source);
  if (shown === null) return `<code class="unknown">${escapeHtml(image.source)}</code>`;
  const words = image.alt === "" ? (image.source.split("/").at(-1) ?? image.source) : image.alt;
  if (shown.form === "pdf") return `<a href="${escapeHtml(shown.url)}">${escapeHtml(words)}</a>`;
  const size =
    shown.width !== null && shown.height !== null ? ` width="${shown.width}" height="${shown.height}"` : "";
  const width = image.widthPercent === null ? "" : ` style="width:${image.widthPercent}%"`;
  return `<img src="${escapeHtml(shown.url)}" alt="${escapeHtml(image.alt)}"${size}${width} loading="lazy" decoding="async">`;
}

function formula(pen: Pen, tex: string, isDisplay: boolean): string {
  const { html, fault } = renderFormula(tex, isDisplay, pen.tree.macros);
  if (fault !== null) pen.warnings.push(`the formula ${tex.slice(0, 80)} is shown as source: ${fault}`);
  return html;
}
