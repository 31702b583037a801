/**
 * Messages, compiled. Each file of web/messages holds one area of the site, every message in every language side by
 * side; it becomes one module of small functions, so that a page carries its own words and no others, and a misspelt
 * key or a forgotten value fails the type check. A language that is missing fails the build here.
 */
import { type MessagePart, parseMessage } from "./parse-message.ts";

/** In the order of the compiled choice; src/locale/locale.ts must list the same. */
export const messageLocales = ["uz", "ru", "en"] as const;
type MessageLocale = (typeof messageLocales)[number];

/** What a plural must say in each language (Unicode CLDR); a branch more or less is a mistake. */
const pluralCategories: Record<MessageLocale, readonly string[]> = {
  uz: ["other"],
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
  const head = `import { at, pick, type Shown, show } from "../../locale/message-runtime.ts";\n\n`;
  return `// Made from messages/${area}.json by build/compile-messages.ts.\n${head}${lines.join("\n")}\n\nvoid [at, pick, show];\nexport type { Shown };\n`;
}

function compileMessage(key: string, texts: Record<string, string>): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) throw new Error("a key is a lowerCamelCase name");
  const unknown = Object.keys(texts).filter((locale) => !messageLocales.some((known) => known === locale));
  if (unknown.length > 0) throw new Error(`unknown language ${unknown.join(", ")}`);

  const branches = messageLocales.map((locale) => readLocale(locale, texts[locale]));
  const values = branches.map((parts) => valueNames(parts));
  const [first] = values;
  if (first === undefined || values.some((names) => names.join() !== first.join()))
    throw new Error(`the languages use different values: ${values.map((names) => `{${names}}`).join(" ")}`);

  const plurals = new Set(branches.flatMap((parts) => pluralNames(parts)));
  const fields = first.map((name) => `${name}: ${plurals.has(name) ? "number" : "Shown"}`).join("; ");
  const parameter = first.length === 0 ? "" : `v: { ${fields} }`;
  return `export const ${key} = (${parameter}): string => ${chooseByLocale(branches.map(writeParts))};`;
}

function readLocale(locale: MessageLocale, text: string | undefined): readonly MessagePart[] {
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

function writeParts(parts: readonly MessagePart[]): string {
  return `\`${parts.map(writePart).join("")}\``;
}

function writePart(part: MessagePart): string {
  if (part.kind === "text") return part.text.replace(/[\\`]|\$\{/g, "\\$&");
  if (part.kind !== "plural") return `\${show(v.${part.name})}`;
  const branches = part.branches.map((branch) => `${branch.category}: ${writeParts(branch.parts)}`);
  return `\${pick(v.${part.name}, { ${branches.join(", ")} })}`;
}

/** `at() === 0 ? uz : at() === 1 ? ru : en` */
function chooseByLocale(expressions: readonly string[]): string {
  return expressions
    .map((text, index) => (index === expressions.length - 1 ? text : `at() === ${index} ? ${text} : `))
    .join("");
}
