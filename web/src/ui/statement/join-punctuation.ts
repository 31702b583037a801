/**
 * A browser may break a line between a formula's box and the bracket or comma that touches it, and then a line begins
 * with ")". Here a short formula and what touches it are put into one box that does not break; a long one stays free,
 * since it may need the break to fit a phone.
 */
const longest = 18;
const opening = '<span class="katex">';

/** @param html  the server's clean statement, in which a formula is one span with spans inside */
export function joinPunctuation(html: string): string {
  const [head = "", ...rest] = html.split(opening);
  let joined = head;
  for (const part of rest) {
    const end = endOfFormula(part);
    const formula = opening + part.slice(0, end);
    const before = /[([«“]$/.exec(joined)?.[0] ?? "";
    const after = /^[)\]»”.,;:!?…]+/.exec(part.slice(end))?.[0] ?? "";
    const touched = before + formula + after;
    const isJoined = (before !== "" || after !== "") && lengthOf(formula) <= longest;
    joined = joined.slice(0, joined.length - before.length);
    joined += isJoined ? `<span class="unbroken">${touched}</span>` : touched;
    joined += part.slice(end + after.length);
  }
  return joined;
}

/** Where the span that was opened before `text` closes; the text's end when it never does. */
function endOfFormula(text: string): number {
  let depth = 1;
  for (const tag of text.matchAll(/<(\/?)span\b[^>]*>/g)) {
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return text.length;
}

/** Signs to be seen, by the formula's source. */
function lengthOf(formula: string): number {
  const source = /<annotation[^>]*>([\s\S]*?)<\/annotation>/.exec(formula)?.[1] ?? "";
  return source.replace(/\\[a-zA-Z]+|&\w+;/g, "x").replace(/[\s{}]/g, "").length;
}
