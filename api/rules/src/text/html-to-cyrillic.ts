import { toCyrillic } from "./to-cyrillic.ts";

/** What a machine reads or wrote, and what is drawn: never Uzbek text. */
const untouched = new Set("code pre kbd samp var math svg annotation script style".split(" "));
const empty = new Set("area br col embed hr img input link meta source track wbr".split(" "));

/** A tag, a character reference, or one word in straight or curly quotes, which may be what a program must print. */
const markup = /<[^<>]*>|&(?:#\d+|#x[\da-fA-F]+|\w+);|"[^\s"<&]{1,24}"|“[^\s”<&]{1,24}”/g;

/**
 * Writes the Uzbek text of clean HTML in Cyrillic: text and the words for pictures, but no code, formulas, samples or
 * addresses.
 *
 * @param html  as our own writer makes it: "<" and ">" inside attributes are escaped
 * @returns the same markup
 * @throws never
 */
export function htmlToCyrillic(html: string): string {
  const open: { readonly name: string; readonly isUntouched: boolean }[] = [];
  const isUntouched = () => open.at(-1)?.isUntouched === true;
  let written = "";
  let at = 0;
  for (const match of html.matchAll(markup)) {
    const between = html.slice(at, match.index);
    written += isUntouched() ? between : toCyrillic(between);
    at = match.index + match[0].length;
    written += isUntouched() ? match[0] : withPictureWords(match[0]);
    if (match[0].startsWith("<")) follow(open, match[0]);
  }
  const rest = html.slice(at);
  return written + (isUntouched() ? rest : toCyrillic(rest));
}

function follow(open: { name: string; isUntouched: boolean }[], tag: string): void {
  const name = /^<\/?([a-zA-Z][\w-]*)/.exec(tag)?.[1]?.toLowerCase();
  if (name === undefined || empty.has(name) || tag.endsWith("/>")) return;
  if (tag.startsWith("</")) {
    const last = open.map((one) => one.name).lastIndexOf(name);
    if (last >= 0) open.splice(last);
    return;
  }
  const isOwn = untouched.has(name) || /\sclass="[^"]*\bkatex\b/.test(tag);
  open.push({ name, isUntouched: isOwn || open.at(-1)?.isUntouched === true });
}

function withPictureWords(tag: string): string {
  return tag.startsWith("<img")
    ? tag.replace(/(\salt=")([^"]*)(")/, (_, before, words, after) => `${before}${toCyrillic(words)}${after}`)
    : tag;
}
