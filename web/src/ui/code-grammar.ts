/** Grammars of programming languages, each a file of its own that is fetched when it is first wanted. */
import type { Language } from "@codemirror/language";

const grammars: Readonly<Record<string, () => Promise<Language>>> = {
  cpp: () => import("@codemirror/lang-cpp").then((file) => file.cppLanguage),
  python: () => import("@codemirror/lang-python").then((file) => file.pythonLanguage),
  java: () => import("@codemirror/lang-java").then((file) => file.javaLanguage),
  go: () => import("@codemirror/lang-go").then((file) => file.goLanguage),
  rust: () => import("@codemirror/lang-rust").then((file) => file.rustLanguage),
  javascript: () => import("@codemirror/lang-javascript").then((file) => file.javascriptLanguage),
  pascal: () => import("./stream-grammars.ts").then((file) => file.pascalLanguage),
  kotlin: () => import("./stream-grammars.ts").then((file) => file.kotlinLanguage),
  csharp: () => import("./stream-grammars.ts").then((file) => file.csharpLanguage),
};

const families: Readonly<Record<string, string>> = {
  cpp20: "cpp",
  cpp17: "cpp",
  cpp14: "cpp",
  c17: "cpp",
  python3: "python",
  pypy3: "python",
};

/** @returns null for a language without a grammar, and when its file does not arrive: code is then plain */
export async function loadGrammar(languageId: string): Promise<Language | null> {
  try {
    return (await grammars[families[languageId] ?? languageId]?.()) ?? null;
  } catch {
    return null;
  }
}
