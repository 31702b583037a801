/** Folder of sandbox-images whose packages a language needs, by the language's id. */
const families: Readonly<Record<string, string>> = {
  cpp20: "cpp",
  cpp17: "cpp",
  cpp14: "cpp",
  c17: "cpp",
  python3: "python",
  pypy3: "pypy",
  java: "java",
  go: "go",
  rust: "rust",
  javascript: "javascript",
  pascal: "pascal",
  kotlin: "kotlin",
  csharp: "csharp",
};

/**
 * The language family whose image has a language's tools.
 *
 * @returns "cpp" for what is no language of the list, such as a package's own build script: it calls compilers of C
 */
export function imageFamily(languageId: string): string {
  return families[languageId] ?? "cpp";
}
