import type { StatementFile } from "./manifest.ts";
import { glanceAtText, type PackageContext, type PackageDialect } from "./package-context.ts";
import type { PackageHeader } from "./package-header.ts";

export interface Statements {
  readonly statements: readonly StatementFile[];
  readonly solutions: readonly StatementFile[];
  readonly names: Readonly<Record<string, string>>;
}

const languageCode = /^[a-z]{2,3}(?:-[A-Z]{2})?$/;
/** Where one language has several files, the first of these is taken (legacy). */
const forms = ["md", "tex", "pdf"] as const;

/**
 * The statements and solutions with their languages, and the problem's name in each.
 * Source: legacy and 2025-09, "Problem statements"; 2025-09, "Name".
 */
export function readStatements(
  context: PackageContext,
  header: PackageHeader,
  dialect: PackageDialect,
): Statements {
  if (dialect === "2025-09") {
    const statements = readFolder(context, { folder: "statement", stem: "problem", isLanguageNeeded: true });
    const solutions = readFolder(context, { folder: "solution", stem: "solution", isLanguageNeeded: false });
    if (statements.length === 0) {
      const place = { file: "statement", key: null };
      context.notes.refuse(place, "has no statement; add problem.<language>.md, .tex or .pdf");
    }
    return { statements, solutions, names: matchNames(context, header, statements) };
  }
  const inFolder = readFolder(context, {
    folder: "problem_statement",
    stem: "problem",
    isLanguageNeeded: false,
  });
  const statements = inFolder.length > 0 ? inFolder : readRoot(context);
  return { statements, solutions: [], names: findNames(context, header, statements) };
}

interface StatementFolder {
  readonly folder: string;
  readonly stem: string;
  readonly isLanguageNeeded: boolean;
}

function readFolder(context: PackageContext, wanted: StatementFolder): readonly StatementFile[] {
  const { folder, stem, isLanguageNeeded } = wanted;
  const found: StatementFile[] = [];
  for (const name of context.tree.filesIn(folder)) {
    const [first, ...rest] = name.split(".");
    const form = forms.find((each) => each === rest.at(-1));
    if (first !== stem || form === undefined || rest.length > 2) continue;
    const place = { file: `${folder}/${name}`, key: null };
    const language = rest.length === 2 ? (rest[0] ?? "") : isLanguageNeeded ? "" : "en";
    if (languageCode.test(language)) found.push({ language, path: place.file, form });
    else
      context.notes.refuse(
        place,
        `has to be named ${stem}.<language>.${form}, as ${stem}.uz.${form} or ${stem}.pt-BR.${form}`,
      );
  }
  return pickOnePerLanguage(context, found, isLanguageNeeded);
}

function pickOnePerLanguage(
  context: PackageContext,
  found: readonly StatementFile[],
  isStrict: boolean,
): readonly StatementFile[] {
  const ordered = [...found].sort((a, b) => forms.indexOf(a.form) - forms.indexOf(b.form));
  const picked = ordered.filter(
    (file, index) => ordered.findIndex((each) => each.language === file.language) === index,
  );
  for (const file of ordered.filter((each) => !picked.includes(each))) {
    const place = { file: file.path, key: null };
    const message = `is a second text in the language ${file.language}; keep one`;
    if (isStrict) context.notes.refuse(place, message);
    else context.notes.warn(place, `${message}; it is not used`);
  }
  return picked.sort((a, b) => (a.language < b.language ? -1 : 1));
}

/** Packages of some contests have no folder for statements but one file at the root. */
function readRoot(context: PackageContext): readonly StatementFile[] {
  if (context.tree.hasFile("problem.pdf")) return [{ language: "en", path: "problem.pdf", form: "pdf" }];
  const other = ["problem.html", "problem.txt"].find((name) => context.tree.hasFile(name));
  const place = { file: other ?? "problem_statement", key: null };
  context.notes.warn(
    place,
    other === undefined
      ? "has no statement; add problem_statement/problem.<language>.tex or .pdf"
      : "is no statement of this format and is not shown; add problem_statement/problem.<language>.tex or .pdf",
  );
  return [];
}

/** 2025-09: the languages of the names are exactly those of the statements; one text alone stands for English. */
function matchNames(
  context: PackageContext,
  header: PackageHeader,
  statements: readonly StatementFile[],
): Record<string, string> {
  const { notes } = context;
  const place = { file: "problem.yaml", key: "name" };
  if (header.name === null) {
    notes.refuse(place, "is missing; give the problem a name in each language it has a statement in");
    return { en: context.files.shortName };
  }
  const names = typeof header.name === "string" ? { en: header.name } : { ...header.name };
  for (const [language, name] of Object.entries(names)) {
    if (!statements.some((file) => file.language === language)) {
      notes.refuse(
        place,
        `has the language ${language}, but there is no statement/problem.${language}.md, .tex or .pdf`,
      );
    }
    if (name.trim() === "") notes.refuse(place, `is empty in the language ${language}`);
  }
  for (const file of statements) {
    if (!Object.hasOwn(names, file.language)) {
      notes.refuse(
        place,
        `has no ${file.language}, but there is ${file.path}; add the name in that language`,
      );
    }
  }
  return names;
}

/** Legacy: a statement in TeX names the problem itself; else problem.yaml does, else the folder. */
function findNames(
  context: PackageContext,
  header: PackageHeader,
  statements: readonly StatementFile[],
): Record<string, string> {
  const given = typeof header.name === "string" ? header.name : null;
  const byLanguage = header.name !== null && typeof header.name === "object" ? header.name : {};
  const names: Record<string, string> = {};
  for (const { language, path, form } of statements) {
    const inText = form === "tex" ? nameInTex(glanceAtText(context, path) ?? "") : null;
    names[language] = byLanguage[language] ?? inText ?? given ?? context.files.shortName;
  }
  if (Object.keys(names).length > 0) return names;
  return Object.keys(byLanguage).length > 0 ? { ...byLanguage } : { en: given ?? context.files.shortName };
}

/** What `%% plainproblemname:` says, else `\problemname{…}` where it holds no TeX of its own. */
export function nameInTex(tex: string): string | null {
  const plain = /^%%[ \t]*plainproblemname:[ \t]*(\S.*)$/m.exec(tex)?.[1]?.trim();
  if (plain !== undefined && plain !== "") return plain;
  const name = /^[^%\n]*\\problemname\{([^{}\\$]+)\}/m.exec(tex)?.[1]?.replace(/~/g, " ").trim();
  return name === undefined || name === "" ? null : name;
}
