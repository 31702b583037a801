import { cleanHtml } from "./clean-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readTex } from "./read-tex.ts";
import { type Block, plainText, type StatementTree } from "./statement-nodes.ts";
import { type HtmlWriting, writeHtml } from "./write-html.ts";

export interface StatementSource {
  readonly form: "md" | "tex";
  readonly text: string;
  /** "uz", "ru", "en" … */
  readonly language: string;
  /** The problem's title in this language; a heading that repeats it is left out. */
  readonly title: string;
  readonly constants: Readonly<Record<string, string>>;
  readonly image: HtmlWriting["image"];
}

export interface RenderedStatement {
  /** Clean, ready to be put into a page. */
  readonly html: string;
  /** What could not be shown as written, in words for the setter; nothing is ever left out without one. */
  readonly warnings: readonly string[];
}

/** Renders a statement once, when its package is imported, so that reading it needs no script. */
export function renderStatement(source: StatementSource): RenderedStatement {
  const tree =
    source.form === "md"
      ? readMarkdown(source.text, source.constants)
      : readTex(source.text, source.language, source.constants);
  const { html, warnings } = writeHtml({
    tree: withoutTitle(tree, source.title),
    language: source.language,
    image: source.image,
  });
  return { html: cleanHtml(html), warnings };
}

function withoutTitle(tree: StatementTree, title: string): StatementTree {
  const [first, ...others] = tree.blocks;
  return first !== undefined && isTitle(first, title) ? { ...tree, blocks: others } : tree;
}

function isTitle(block: Block, title: string): boolean {
  return block.kind === "heading" && plainText(block.content).trim() === title.trim();
}
