/**
 * Language codes of the package formats with the file endings they are recognised by and the default entry point.
 * More than the platform ships: a package may name any of them, and a submission in one we lack is reported by name.
 * Source: problem package format, appendix "Languages"; endings in parentheses there are left out.
 */
export interface PackageLanguage {
  readonly code: string;
  readonly endings: readonly string[];
  readonly entryPoint?: string;
}

const rows: readonly (readonly [code: string, endings: string, entryPoint?: string])[] = [
  ["ada", "adb ads"],
  ["algol68", "a68"],
  ["apl", "apl"],
  ["bash", "sh"],
  ["c", "c"],
  ["cgmp", ""],
  ["cobol", "cob"],
  ["cpp", "cc cpp cxx c++ C"],
  ["cppgmp", ""],
  ["crystal", "cr"],
  ["csharp", "cs"],
  ["d", "d"],
  ["dart", "dart"],
  ["elixir", "ex"],
  ["erlang", "erl"],
  ["forth", "fth 4th forth frt"],
  ["fortran", "f90"],
  ["fsharp", "fs"],
  ["gerbil", "ss"],
  ["go", "go"],
  ["haskell", "hs"],
  ["java", "java", "Main"],
  ["javaalgs4", "", "Main"],
  ["javascript", "js mjs", "main.js"],
  ["julia", "jl"],
  ["kotlin", "kt", "MainKt"],
  ["lisp", "lisp cl"],
  ["lua", "lua"],
  ["modula2", "mod def"],
  ["nim", "nim"],
  ["objectivec", "m"],
  ["ocaml", "ml"],
  ["octave", ""],
  ["odin", "odin"],
  ["pascal", "pas"],
  ["perl", "pm"],
  ["php", "php", "main.php"],
  ["prolog", "pl"],
  ["python2", "py2", "__main__.py"],
  ["python3", "py py3", "__main__.py"],
  ["python3numpy", "", "__main__.py"],
  ["racket", "rkt"],
  ["ruby", "rb"],
  ["rust", "rs"],
  ["scala", "scala"],
  ["simula", "sim"],
  ["smalltalk", "st"],
  ["snobol", "sno"],
  ["swift", "swift"],
  ["typescript", "ts"],
  ["visualbasic", "vb"],
  ["zig", "zig"],
];

export const packageLanguages: readonly PackageLanguage[] = rows.map(([code, endings, entryPoint]) => ({
  code,
  endings: endings.split(" ").filter((ending) => ending !== ""),
  ...(entryPoint === undefined ? {} : { entryPoint }),
}));

/** Whether the formats have a language of this code. */
export function isLanguageCode(code: string): boolean {
  return packageLanguages.some((language) => language.code === code);
}
