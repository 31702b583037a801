/**
 * Languages of the platform: one id each, spoken in jobs, tables and pages. `family` is the code the package formats
 * use (2025-09 "Languages"); several ids may share a family (C++17 and C++20 are both cpp).
 */
export interface LanguageWord {
  readonly id: string;
  readonly family: string;
  readonly name: string;
  readonly extensions: readonly string[];
}

export const languageWords: readonly LanguageWord[] = [
  { id: "cpp20", family: "cpp", name: "C++20", extensions: ["cc", "cpp", "cxx", "c++", "C"] },
  { id: "cpp17", family: "cpp", name: "C++17", extensions: ["cc", "cpp", "cxx", "c++", "C"] },
  { id: "cpp14", family: "cpp", name: "C++14", extensions: ["cc", "cpp", "cxx", "c++", "C"] },
  { id: "c17", family: "c", name: "C17", extensions: ["c"] },
  { id: "python3", family: "python3", name: "Python 3", extensions: ["py"] },
  { id: "pypy3", family: "python3", name: "PyPy 3", extensions: ["py"] },
  { id: "java", family: "java", name: "Java", extensions: ["java"] },
  { id: "go", family: "go", name: "Go", extensions: ["go"] },
  { id: "rust", family: "rust", name: "Rust", extensions: ["rs"] },
  { id: "javascript", family: "javascript", name: "JavaScript", extensions: ["js", "mjs"] },
  { id: "pascal", family: "pascal", name: "Pascal", extensions: ["pas"] },
  { id: "kotlin", family: "kotlin", name: "Kotlin", extensions: ["kt"] },
  { id: "csharp", family: "csharp", name: "C#", extensions: ["cs"] },
];

/** In place of a language where answers are sent and no program: a submit-answer problem's submissions. */
export const answersLanguageId = "answers";
