import { isPython2 } from "./is-python2.ts";
import { packageLanguages } from "./package-languages.ts";

export type LanguageFinding =
  /** `sources` are those of the given files that the language's endings claim, in the given order. */
  | { readonly kind: "found"; readonly language: string; readonly sources: readonly string[] }
  | { readonly kind: "unknown" }
  | { readonly kind: "several"; readonly languages: readonly string[] };

export interface LanguageQuestion {
  /** Paths or names of all files of one program. */
  readonly files: readonly string[];
  /** Text of a file, to tell Python 2 from Python 3; null where it cannot be read. */
  readonly text: (path: string) => string | null;
  /** 2025-09 keeps .py for Python 3; in legacy both share it. */
  readonly isPythonShared: boolean;
}

/**
 * The language of a program by the endings of its files: its code in the package formats ("cpp", "python3",
 * "python2", …). Headers, data and other files whose ending is no language's are left out of account.
 *
 * @returns several where two languages claim files (C beside C++ counts as C++)
 * @throws never
 * Source: legacy and 2025-09 "Programs"; appendix "Languages".
 */
export function findLanguage(question: LanguageQuestion): LanguageFinding {
  const claims = question.files.flatMap((path) => {
    const language = languageOfEnding(path);
    return language === null ? [] : [{ path, language }];
  });
  const languages = [...new Set(claims.map((claim) => claim.language))].sort();
  const isCppWithC = languages.length === 2 && languages.includes("c") && languages.includes("cpp");
  const [first] = isCppWithC ? ["cpp"] : languages;
  if (first === undefined) return { kind: "unknown" };
  if (languages.length > 1 && !isCppWithC) return { kind: "several", languages };
  const sources = claims.map((claim) => claim.path);
  const language = first === "python3" && question.isPythonShared ? tellPythons(question, sources) : first;
  return { kind: "found", language, sources };
}

/** The language code that claims a file by its ending ("x.cpp" → "cpp"), or null. */
export function languageOfEnding(path: string): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return null;
  const ending = name.slice(dot + 1);
  return packageLanguages.find((language) => language.endings.includes(ending))?.code ?? null;
}

/**
 * Where a program of several files starts, as far as names tell: the file called main, the only source, or null.
 * For Java the class ("Main"), for others the path as given.
 */
export function findEntryPoint(language: string, sources: readonly string[]): string | null {
  const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const named = sources.find((path) => /^(?:__main__|main)\.[^.]+$/i.test(nameOf(path)));
  const chosen = named ?? (sources.length === 1 ? sources[0] : undefined);
  if (chosen === undefined) return packageLanguages.find((row) => row.code === language)?.entryPoint ?? null;
  return language === "java" ? nameOf(chosen).replace(/\.java$/, "") : chosen;
}

function tellPythons(question: LanguageQuestion, sources: readonly string[]): string {
  const texts = sources.map(question.text).filter((text) => text !== null);
  return texts.some(isPython2) ? "python2" : "python3";
}
