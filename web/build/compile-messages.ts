/**
 * Messages, compiled. Each file of web/messages holds one area of the site, every message in every language side by
 * side; it becomes one module of small functions, so that a page carries its own words and no others, and a misspelt
 * key or a forgotten value fails the type check. A language that is missing fails the build here. Uzbek in Cyrillic is
 * made of the Latin by rules/text/to-cyrillic, unless a message spells it out. It is tried here and made in the
 * reader's browser: a fourth text in every message would cost all others 5 KB on the problem page.
 */
// By path: vite reads this file as part of its own settings, where no package of the workspace is compiled.
import { type Locale, locales } from "../../api/rules/src/text/locales.ts";
import { toCyrillic } from "../../api/rules/src/text/to-cyrillic.ts";
import { type MessagePart, parseMessage } from "./parse-message.ts";

/** In the order of the compiled choice, as message-runtime.ts counts them. */
const compiledLocales = ["uz", "ru", "en"] as const;

/** What a plural must say in each language (Unicode CLDR); a branch more or less is a mistake. */
const pluralCategories: Record<Locale, readonly string[]> = {
  uz: ["other"],
  "uz-Cyrl": ["other"],
  ru: ["one", "few", "many"],
  en: ["one", "other"],
};

/**
 * Compiles one area.
 *
 * @param area  its name, for messages about mistakes
 * @param source  key → language → text
 * @returns the text of a TypeScript module
 * @throws Error listing every mistake: language missing, values that differ, wrong apostrophe, wrong plural
 */
export function compileMessages(area: string, source: Record<string, Record<string, string>>): string {
  const mistakes: string[] = [];
  const lines = Object.entries(source).map(([key, texts]) => {
    try {
      return compileMessage(key, texts);
    } catch (error) {
      mistakes.push(`${area}.${key}: ${error instanceof Error ? error.message : String(error)}`);
      return "";
    }
  });
  if (mistakes.length > 0) throw new Error(`messages/${area}.json:\n  ${mistakes.join("\n  ")}`);
  const head = `import { at, isCyrillic, pick, type Shown, show, uz } from "../../locale/message-runtime.ts";\n\n`;
  return `// Made from messages/${area}.json by build/compile-messages.ts.\n${head}${lines.join("\n")}\n\nvoid [at, isCyrillic, pick, show, uz];\nexport type { Shown };\n`;
}

function compileMessage(key: string, texts: Record<string, string>): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new Error("a key is a lowerCamelCase name");
  const unknown = Object.keys(texts).filter((locale) => !locales.some((known) => known === locale));
  if (unknown.length > 0) throw new Error(`unknown language ${unknown.join(", ")}`);

  const branches = compiledLocales.map((locale) => readLocale(locale, texts[locale]));
  const cyrillic = readCyrillic(texts);
  const values = [...branches, ...(cyrillic === null ? [] : [cyrillic])].map((parts) => valueNames(parts));
  const [first] = values;
  if (first === undefined || values.some((names) => names.join() !== first.join()))
    throw new Error(`the languages use different values: ${values.map((names) => `{${names}}`).join(" ")}`);

  const plurals = new Set(branches.flatMap((parts) => pluralNames(parts)));
  const fields = first.map((name) => `${name}: ${plurals.has(name) ? "number" : "Shown"}`).join("; ");
  const parameter = first.length === 0 ? "" : `v: { ${fields} }`;
  return `export const ${key} = (${parameter}): string => ${writeChoice(branches, cyrillic)};`;
}

function readLocale(locale: Locale, text: string | undefined): readonly MessagePart[] {
  if (text === undefined || text.trim() === "") throw new Error(`${locale} is missing`);
  // Typed apostrophes split Uzbek words in search and in speech: oʻ gʻ are U+02BB, the tutuq is U+02BC.
  if (locale === "uz" && /['‘’`]/.test(text)) throw new Error("uz must use ʻ (U+02BB) or ʼ (U+02BC)");
  const parts = parseMessage(text);
  for (const part of parts) {
    if (part.kind !== "plural") continue;
    const wanted = pluralCategories[locale].join();
    const found = part.branches.map((branch) => branch.category).join();
    if (found !== wanted) throw new Error(`${locale} plural needs the branches ${wanted}, has ${found}`);
  }
  return parts;
}

/** Uzbek Cyrillic as the message spells it out; null: the Latin is turned, which is tried here and must succeed. */
function readCyrillic(texts: Record<string, string>): readonly MessagePart[] | null {
  if (texts["uz-Cyrl"] !== undefined) return readLocale("uz-Cyrl", texts["uz-Cyrl"]);
  const mixed = /[A-Za-z]+[\u0400-\u04ff]\S*|[\u0400-\u04ff]+[A-Za-z]\S*/.exec(toCyrillic(texts.uz ?? ""));
  if (mixed !== null) throw new Error(`"${mixed[0]}" is of two scripts: spell out uz-Cyrl`);
  return null;
}

function valueNames(parts: readonly MessagePart[]): string[] {
  const names = parts.flatMap((part) => {
    if (part.kind === "text") return [];
    if (part.kind === "plural")
      return [part.name, ...part.branches.flatMap((branch) => valueNames(branch.parts))];
    return [part.name];
  });
  return [...new Set(names)].sort();
}

function pluralNames(parts: readonly MessagePart[]): string[] {
  return parts.flatMap((part) => (part.kind === "plural" ? [part.name] : []));
}

/** Uzbek is a tagged template, so that the reader of Cyrillic gets it turned and nobody else carries it twice. */
function writeParts(parts: readonly MessagePart[], tag: "uz" | "" = ""): string {
  return `${tag}\`${parts.map((part) => writePart(part, tag)).join("")}\``;
}

function writePart(part: MessagePart, tag: "uz" | ""): string {
  if (part.kind === "text") return part.text.replace(/[\\`]|\$\{/g, "\\$&");
  if (part.kind !== "plural") return `\${show(v.${part.name})}`;
  const branches = part.branches.map((branch) => `${branch.category}: ${writeParts(branch.parts, tag)}`);
  return `\${pick(v.${part.name}, { ${branches.join(", ")} })}`;
}

/** `at() === 0 ? uz : at() === 1 ? ru : en`, before it Cyrillic where it is spelt out. */
function writeChoice(branches: readonly (readonly MessagePart[])[], cyrillic: readonly MessagePart[] | null) {
  const spelt = cyrillic === null ? "" : `isCyrillic() ? ${writeParts(cyrillic)} : `;
  const choice = branches.map((parts, index) => {
    const text = writeParts(parts, index === 0 ? "uz" : "");
    return index === branches.length - 1 ? text : `at() === ${index} ? ${text} : `;
  });
  return spelt + choice.join("");
}
