/**
 * Which file of a submit-answer submission answers which test. The format does not name the files; here a file is named
 * for its test, as people name outputs: `03.out`, `secret/03.ans`, `group1/03.txt`, or `03` alone. Folders around it (a
 * zip's top folder, a desktop) do not matter as long as only one test can be meant.
 */

/** Endings an answer's file may have; a name without any of them stands for a test as it is. */
const answerEndings = [".out", ".ans", ".txt"];

export type AnswerSorting<File> =
  | { readonly kind: "sorted"; readonly byCase: ReadonlyMap<string, File> }
  | { readonly kind: "refused"; readonly fault: AnswerFault };

export type AnswerFault =
  | { readonly kind: "none-sent" }
  /** The file is named for no test. */
  | { readonly kind: "unknown"; readonly file: string }
  | { readonly kind: "unclear"; readonly file: string; readonly cases: readonly string[] }
  | { readonly kind: "twice"; readonly file: string; readonly other: string; readonly case: string };

/**
 * Gives each file to its test.
 *
 * @param cases  names as the manifest has them: "secret/group1/03"
 * @param files  names may have "/" between folders
 * @returns byCase in the order of the files; tests without a file are absent. A single file for a problem of a single
 *   test is its answer whatever it is called. Refused at the first file that cannot be given to one test alone
 * @throws never
 */
export function sortAnswers<File extends { readonly name: string }>(
  cases: readonly string[],
  files: readonly File[],
): AnswerSorting<File> {
  const [first] = files;
  if (first === undefined) return { kind: "refused", fault: { kind: "none-sent" } };
  const [only] = cases;
  if (only !== undefined && cases.length === 1 && files.length === 1) {
    return { kind: "sorted", byCase: new Map([[only, first]]) };
  }
  const named = indexCases(cases);
  const byCase = new Map<string, File>();
  for (const file of files) {
    const meant = casesMeant(named, file.name);
    const [name, second] = meant;
    if (name === undefined) return { kind: "refused", fault: { kind: "unknown", file: file.name } };
    if (second !== undefined) {
      return { kind: "refused", fault: { kind: "unclear", file: file.name, cases: meant } };
    }
    const other = byCase.get(name);
    if (other !== undefined) {
      return { kind: "refused", fault: { kind: "twice", file: file.name, other: other.name, case: name } };
    }
    byCase.set(name, file);
  }
  return { kind: "sorted", byCase };
}

/** Whether a file is named for one test or more; for leaving other files aside before they are sent. */
export function isAnswerName(cases: readonly string[], fileName: string): boolean {
  return casesMeant(indexCases(cases), fileName).length > 0;
}

/**
 * The shortest file name that means each test, in the order of the tests: "03.out", or with as many folders as tell it
 * from the others.
 * @throws never
 */
export function answerFileNames(cases: readonly string[]): readonly string[] {
  const named = indexCases(cases);
  return cases.map((name) => {
    const written = endsOf(name).flatMap((end) => answerEndings.map((ending) => `${end}${ending}`));
    return written.find((file) => means(casesMeant(named, file), name)) ?? name;
  });
}

function means(meant: readonly string[], name: string): boolean {
  return meant.length === 1 && meant[0] === name;
}

/** Every end of a case's name, cut at "/" → the cases that have it. */
function indexCases(cases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const name of cases) {
    for (const end of endsOf(name)) {
      const others = index.get(end);
      if (others === undefined) index.set(end, [name]);
      else others.push(name);
    }
  }
  return index;
}

/** "a/b/c" → "c", "b/c", "a/b/c". */
function endsOf(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, at) => parts.slice(parts.length - 1 - at).join("/"));
}

/** The longest end of the file's path that means any test decides. */
function casesMeant(named: ReadonlyMap<string, readonly string[]>, fileName: string): readonly string[] {
  const ending = answerEndings.find((each) => fileName.endsWith(each) && fileName.length > each.length);
  const whole = named.has(fileName) || ending === undefined ? fileName : fileName.slice(0, -ending.length);
  const ends = endsOf(whole).reverse();
  const longest = ends.find((end) => named.has(end));
  return longest === undefined ? [] : (named.get(longest) ?? []);
}
