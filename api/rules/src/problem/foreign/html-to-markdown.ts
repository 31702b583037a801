import { decodeEntities } from "./html-entities.ts";
import { undrawFormulas } from "./katex-formulas.ts";

/**
 * HTML of old problem sets as Markdown: paragraphs, emphasis, lists, code, images, formulas. Whatever else there is
 * loses its tags and keeps its words, so that nothing of it can act on a page.
 *
 * @param image the name to show for an image's source; null: the image is left out
 */
export function htmlToMarkdown(html: string, image: (source: string) => string | null): string {
  let isPre = false;
  const pieces = piecesOf(undrawFormulas(html)).map((piece) => {
    const [, slash, name = ""] = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(piece) ?? [];
    if (piece.startsWith("<!--")) return "";
    if (name === "")
      return isPre ? decodeEntities(piece) : asPlainWords(decodeEntities(piece.replace(/\s+/g, " ")));
    const tag = name.toLowerCase();
    if (tag === "pre") {
      isPre = slash === "";
      return isPre ? "\n\n```\n" : "\n```\n\n";
    }
    if (tag === "img") return imageOf(piece, image);
    return slash === "" ? (opening[tag] ?? "") : (closing[tag] ?? "");
  });
  return `${pieces
    .join("")
    // From the beginning of a run of blanks alone: from each of them a long run would be read again.
    .replace(/(?<![ \t])[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/**
 * Comments, tags, words, and single "<" that begin neither. The text is gone through once, whatever is left open in it:
 * what looks for its end first knows that there is one.
 */
function piecesOf(html: string): string[] {
  const pieces: string[] = [];
  const ends = { comment: html.lastIndexOf("-->"), tag: html.lastIndexOf(">") };
  for (let at = 0; at < html.length; ) {
    const end = pieceEnd(html, at, ends);
    pieces.push(html.slice(at, end));
    at = end;
  }
  return pieces;
}

const tagStart = /<\/?[a-zA-Z]/y;

function pieceEnd(
  html: string,
  at: number,
  ends: { readonly comment: number; readonly tag: number },
): number {
  if (html[at] !== "<") {
    const next = html.indexOf("<", at);
    return next < 0 ? html.length : next;
  }
  if (html.startsWith("<!--", at)) return at + 4 <= ends.comment ? html.indexOf("-->", at + 4) + 3 : at + 1;
  tagStart.lastIndex = at;
  return at < ends.tag && tagStart.test(html) ? html.indexOf(">", at) + 1 : at + 1;
}

const opening: Readonly<Record<string, string>> = {
  p: "\n\n",
  div: "\n\n",
  br: "\\\n",
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  code: "`",
  li: "\n- ",
  ul: "\n",
  ol: "\n",
  h1: "\n\n### ",
  h2: "\n\n### ",
  h3: "\n\n### ",
  sup: "^",
  tr: "\n",
  td: " ",
};
const closing: Readonly<Record<string, string>> = {
  p: "\n\n",
  div: "\n\n",
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  code: "`",
  ul: "\n\n",
  ol: "\n\n",
  h1: "\n\n",
  h2: "\n\n",
  h3: "\n\n",
};

/** TeX between dollar signs, as these sets write it; prices are none. */
const formula = /(\$\$[^$]+\$\$|\$(?!\s)[^$]*[^$\s]\$(?!\d))/;

/** Words with nothing in them that Markdown would take for its own, and formulas as they are. */
function asPlainWords(text: string): string {
  const parts = text.split(formula);
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\`*_[\]<#|]/g, "\\$&"))).join("");
}

function imageOf(tag: string, image: (source: string) => string | null): string {
  const [, doubled, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
  const name = image(decodeEntities(doubled ?? single ?? bare ?? ""));
  return name === null ? "" : `\n\n![](${name})\n\n`;
}
