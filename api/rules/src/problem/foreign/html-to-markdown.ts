/**
 * HTML of old problem sets as Markdown: paragraphs, emphasis, lists, code, images. Whatever else there is loses its
 * tags and keeps its words, so that nothing of it can act on a page.
 *
 * @param image the name to show for an image's source; null: the image is left out
 */
export function htmlToMarkdown(html: string, image: (source: string) => string | null): string {
  let isPre = false;
  const pieces = (html.match(/<!--[\s\S]*?-->|<\/?[a-zA-Z][^>]*>|[^<]+|</g) ?? []).map((piece) => {
    const [, slash, name = ""] = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(piece) ?? [];
    if (piece.startsWith("<!--")) return "";
    if (name === "") return isPre ? decode(piece) : asPlainWords(decode(piece.replace(/\s+/g, " ")));
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
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
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

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  le: "≤",
  ge: "≥",
  ne: "≠",
  times: "×",
  minus: "−",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  infin: "∞",
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === "string") return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : "\ufffd";
    },
  );
}

function asPlainWords(text: string): string {
  return text.replace(/[\\`*_[\]<#|]/g, "\\$&");
}

function imageOf(tag: string, image: (source: string) => string | null): string {
  const [, doubled, single, bare] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
  const name = image(decode(doubled ?? single ?? bare ?? ""));
  return name === null ? "" : `\n\n![](${name})\n\n`;
}
