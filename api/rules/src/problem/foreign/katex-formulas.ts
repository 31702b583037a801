import { decodeEntities } from "./html-entities.ts";

/**
 * HTML whose formulas KaTeX has drawn, with each as TeX between dollar signs again.
 *
 * A drawn formula holds the same thing up to three times: as MathML, as the TeX it was made of, and as spans for the
 * eye. Read as words all three come out, one after another. Sets that were copied from pages have often lost the
 * MathML's own tags; then its words stand right before the TeX, and are those of the spans.
 *
 * @returns what cannot be taken apart keeps the words of its spans
 * @throws never
 */
export function undrawFormulas(html: string): string {
  const pieces: string[] = [];
  const starts = /<span\s+class="katex(-display)?"\s*>/g;
  let at = 0;
  for (let start = starts.exec(html); start !== null; start = starts.exec(html)) {
    const isDisplay = start[1] !== undefined;
    // Cut out before it is looked into, so that a text full of broken formulas is read no more than twice.
    const most = html.slice(start.index, findBorder(html, starts.lastIndex, isDisplay));
    const length = findSpanEnd(most, 0);
    if (length === null) continue;
    pieces.push(html.slice(at, start.index), undraw(most.slice(0, length), isDisplay));
    at = start.index + length;
    starts.lastIndex = at;
  }
  return pieces.join("") + html.slice(at);
}

/** What no drawn formula holds: another one, but for the one that is displayed, and blocks of text. */
const borders = /<span\s+class="katex(?:-display)?"\s*>|<\/?(?:p|div|br|li|td|h[1-6])\b/gi;

/** Where a formula must have ended, so that one whose spans are broken takes no text along. */
function findBorder(html: string, from: number, isDisplay: boolean): number {
  borders.lastIndex = from;
  const first = borders.exec(html);
  return (isDisplay && first?.index === from ? borders.exec(html) : first)?.index ?? html.length;
}

function undraw(drawn: string, isDisplay: boolean): string {
  const words = wordsOf(drawn, "katex-html");
  const tex = findTex(drawn, words);
  if (tex === null) return asHtml(words);
  return isDisplay ? `<div>$$${asHtml(tex)}$$</div>` : `$${asHtml(tex)}$`;
}

function findTex(drawn: string, words: string): string | null {
  const noted = /<annotation\b[^<>]*\bencoding="application\/x-tex"[^<>]*>([^<]*)<\/annotation>/.exec(
    drawn,
  )?.[1];
  const told = wordsOf(drawn, "katex-mathml");
  const rest = told.startsWith(words) ? told.slice(words.length) : "";
  const tex = (noted === undefined ? rest : decodeEntities(noted)).replace(/\s+/g, " ").trim();
  return tex === "" || tex.includes("$") ? null : tex;
}

/** What a reader sees of the span of a class inside a formula. */
function wordsOf(drawn: string, className: string): string {
  const from = new RegExp(`<span\\s+class="${className}"`).exec(drawn)?.index;
  const end = from === undefined ? null : findSpanEnd(drawn, from);
  if (from === undefined || end === null) return "";
  return decodeEntities(drawn.slice(from, end).replace(/<[^<>]*>/g, ""))
    .replace(/\u200b/g, "")
    .trim();
}

/** Behind the end of the span that begins here; null: it has none. */
function findSpanEnd(html: string, from: number): number | null {
  const tags = /<(\/?)span\b[^<>]*>/gi;
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    depth += tag[1] === "" ? 1 : -1;
    if (depth === 0) return tags.lastIndex;
  }
  return null;
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
