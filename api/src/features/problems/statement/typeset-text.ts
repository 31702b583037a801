/**
 * What TeX's fonts make of typed characters: quotes, dashes, the apostrophe. In Uzbek the apostrophe of oʻ and gʻ and
 * the tutuq are letters of their own (U+02BB, U+02BC), never quotes.
 */
export function typeset(text: string, language: string): string {
  const quoted = language.startsWith("uz") ? uzbek(text) : text;
  const guillemets = language.startsWith("ru") ? quoted.replaceAll("<<", "«").replaceAll(">>", "»") : quoted;
  return guillemets
    .replaceAll("---", "—")
    .replaceAll("--", "–")
    .replaceAll("``", "“")
    .replaceAll("''", "”")
    .replaceAll("`", "‘")
    .replaceAll("'", "’");
}

function uzbek(text: string): string {
  return text.replace(/([oOgG])['’‘`](?!['`])/g, "$1ʻ").replace(/(\p{L})['’](?=\p{L})/gu, "$1ʼ");
}
