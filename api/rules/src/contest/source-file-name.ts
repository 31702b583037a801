import { languageWords } from "../problem/language-codes.ts";

/**
 * Under what name is a submission's source kept and compiled?
 *
 * Java asks that a file be named for its public class, so there the source decides, whatever the file was called when
 * it was dropped. Elsewhere a dropped file's name is kept where it is plain and its extension is the language's.
 *
 * @param given  as the browser tells it; null: typed into the editor
 * @returns a name of letters, digits, "_", "-", "." and "$", at most 100 long, without a folder
 * @throws never
 */
export function sourceFileName(sent: {
  readonly languageId: string;
  readonly source: string;
  readonly given: string | null;
}): string {
  const { languageId, source, given } = sent;
  const extensions = languageWords.find(({ id }) => id === languageId)?.extensions ?? [];
  const [extension = "txt"] = extensions;
  if (languageId === "java") {
    const name = publicJavaType(source);
    if (name !== null && name.length <= longestName) return `${name}.java`;
  }
  if (given !== null && isPlain(given, extensions)) return given;
  return languageId === "java" ? "Main.java" : `main.${extension}`;
}

const longestName = 90;

function isPlain(name: string, extensions: readonly string[]): boolean {
  const match = /^([A-Za-z_][A-Za-z0-9_-]{0,89})\.([A-Za-z+]{1,4})$/.exec(name);
  return match?.[2] !== undefined && extensions.includes(match[2]);
}

const javaTokens =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|[{}]|[\w$]+/g;
const typeWords = new Set(["class", "interface", "enum", "record"]);
const betweenWords = new Set(["final", "abstract", "strictfp", "sealed", "non", "static"]);

/** The public type at the outermost level; comments, texts and inner classes are passed over. */
function publicJavaType(source: string): string | null {
  let depth = 0;
  let isPublic = false;
  let isNameNext = false;
  for (const [token] of source.matchAll(javaTokens)) {
    if (/^(\/|"|')/.test(token)) continue;
    if (token === "{") depth += 1;
    else if (token === "}") depth -= 1;
    else if (depth === 0 && isNameNext) return token;
    else if (depth === 0 && isPublic && typeWords.has(token)) {
      isNameNext = true;
      continue;
    } else if (isPublic && betweenWords.has(token)) continue;
    isNameNext = false;
    isPublic = depth === 0 && token === "public";
  }
  return null;
}
