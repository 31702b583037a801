/**
 * What a statement is once it has been read, whether from Markdown or from TeX: a small tree with no HTML in it. Only
 * write-html.ts turns it into HTML, so text can reach the page in no other way than escaped.
 */
export type Mark =
  | "strong"
  | "em"
  | "code"
  | "underline"
  | "strike"
  | "sub"
  | "sup"
  | "small"
  | "keyboard"
  /** A command we do not know, kept as it was written. */
  | "unknown";

export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: "formula"; readonly tex: string }
  | { readonly kind: "image"; readonly image: ImageNode }
  | { readonly kind: "link"; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: "break" }
  /** 1-based, into Statement.footnotes. */
  | { readonly kind: "footnote"; readonly number: number }
  /** The number of what carries the label; the label itself where nothing does. */
  | { readonly kind: "reference"; readonly label: string };

export interface ImageNode {
  /** As written: "figure", "img/figure.png". */
  readonly source: string;
  readonly alt: string;
  /** Percent of the text's width, or null for the image's own size. */
  readonly widthPercent: number | null;
}

export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly content: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly form: "bullet" | "number" | "description";
      readonly start: number;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: "table"; readonly rows: readonly TableRow[]; readonly hasRules: boolean }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "formula"; readonly tex: string }
  | {
      readonly kind: "figure";
      readonly content: readonly Block[];
      readonly caption: readonly Inline[];
      /** What counts it: figures and tables each have their own numbers. */
      readonly counter: "figure" | "table";
      readonly number: number | null;
      /** A picture beside the text, so wide; null: across it. */
      readonly besidePercent: number | null;
    }
  | { readonly kind: "quote"; readonly content: readonly Block[] }
  | { readonly kind: "center"; readonly content: readonly Block[] }
  | { readonly kind: "rule" };

export interface ListItem {
  readonly label: readonly Inline[] | null;
  readonly content: readonly Block[];
}

export interface TableRow {
  readonly isHead: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly content: readonly Block[];
  readonly align: "left" | "center" | "right";
  readonly columns: number;
  readonly rows: number;
}

export interface StatementTree {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly (readonly Block[])[];
  /** Label → number of the figure, table or formula that carries it. */
  readonly labels: ReadonlyMap<string, number>;
  /** Macros of the text that formulas use too, for KaTeX: "\\maxn" → "10^5". */
  readonly macros: Readonly<Record<string, string>>;
  /** What could not be shown as written, in words for the setter. */
  readonly warnings: readonly string[];
}

/** The plain text of a run of inlines, for alt texts and comparisons. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === "text") return inline.text;
      if (inline.kind === "formula") return inline.tex;
      if (inline.kind === "link") return plainText(inline.content);
      return inline.kind === "break" ? " " : "";
    })
    .join("");
}
