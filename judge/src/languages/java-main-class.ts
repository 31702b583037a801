import type { SourceFile, Sources } from "./language.ts";

/**
 * Finds the class to start and the file name javac demands. A learner pastes code into an editor and never names a
 * file, while Java ties the name of a public class to its file's; so the file is named after the class. Read as
 * tokens with the nesting depth, because "main" also occurs in comments, strings and inner classes.
 */
export function findMainClass(sources: Sources): string {
  const javaFiles = sources.files.filter((file) => file.name.endsWith(".java"));
  const classes = javaFiles.flatMap((file) => {
    const { packageName, classes: declared } = readOutline(text(file));
    return declared.map((one) => ({ ...one, file: file.name, full: qualified(packageName, one.name) }));
  });
  const entry = sources.entryPoint;
  // A named entry point may be a class, or a file, whose name need not be that of its class.
  const isNamed = (one: { name: string; full: string; file: string }) =>
    entry !== null && [one.name, one.full, one.file, one.file.replace(/\.java$/, "")].includes(entry);
  const withMain = classes.filter((one) => one.hasMain);
  const found = withMain.find(isNamed) ?? classes.find((one) => one.full === entry) ?? withMain[0];
  if (found) return found.full;
  return "Main";
}

/** "Solution.java" for a file whose public class is Solution; the given name where none is public. */
export function fileNameFor(file: SourceFile): string {
  if (!file.name.endsWith(".java")) return file.name;
  const publicClass = readOutline(text(file)).classes.find((one) => one.isPublic);
  if (!publicClass) return file.name;
  const folder = file.name.slice(0, file.name.lastIndexOf("/") + 1);
  return `${folder}${publicClass.name}.java`;
}

interface TopClass {
  readonly name: string;
  readonly isPublic: boolean;
  hasMain: boolean;
}

interface Outline {
  readonly packageName: string | null;
  readonly classes: readonly TopClass[];
}

const noise = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const tokenShape = /[A-Za-z_$][\w$]*|[{}();]/g;
const kinds = new Set(["class", "interface", "enum", "record"]);

function readOutline(source: string): Outline {
  const code = source.replace(noise, " ");
  const packageName = /^\s*package\s+([\w$.\s]+?)\s*;/.exec(code)?.[1]?.replace(/\s/g, "") ?? null;
  const tokens = code.match(tokenShape) ?? [];
  const classes: TopClass[] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    const next = tokens[at + 1] ?? "";
    if (depth === 0 && kinds.has(token) && /^[A-Za-z_$]/.test(next)) {
      classes.push({ name: next, isPublic: isPublicAt(tokens, at), hasMain: false });
    }
    const isMain = depth === 1 && token === "main" && tokens[at - 1] === "void" && next === "(";
    const current = classes.at(-1);
    if (isMain && current) current.hasMain = true;
  }
  return { packageName, classes };
}

const modifiers = new Set(["public", "final", "abstract", "strictfp", "sealed", "static"]);

function isPublicAt(tokens: readonly string[], classAt: number): boolean {
  for (let at = classAt - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || !modifiers.has(token)) return false;
    if (token === "public") return true;
  }
  return false;
}

function text(file: SourceFile): string {
  return new TextDecoder().decode(file.content);
}

function qualified(packageName: string | null, className: string): string {
  return packageName === null ? className : `${packageName}.${className}`;
}
