/** An input of testdata/ with its answer. */
export interface TestPair {
  readonly input: string;
  readonly output: string;
  /** "2" of "2-5.in"; "" where the name has none. */
  readonly subtask: string;
}

/**
 * Pairs the files of testdata/ by name, as Hydro does where its config lists no cases: sum1.in with sum1.out or
 * sum1.ans, in the order of their numbers.
 */
export function pairTests(files: readonly string[]): readonly TestPair[] {
  const present = new Set(files);
  const pairs = files.flatMap((input) => {
    const [, base] = /^(.*)\.in$/.exec(input) ?? [];
    const output = [`${base}.out`, `${base}.ans`].find((name) => present.has(name));
    if (base === undefined || output === undefined) return [];
    return [{ input, output, subtask: /(\d+)[-_.]\d+$/.exec(base)?.[1] ?? "" }];
  });
  return pairs.sort((a, b) => compareNumbered(a.input, b.input));
}

function compareNumbered(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => name.split(/(\d+)/));
  for (let at = 0; at < Math.max(a?.length ?? 0, b?.length ?? 0); at++) {
    const [left = "", right = ""] = [a?.[at], b?.[at]];
    if (left === right) continue;
    const isNumber = at % 2 === 1;
    if (isNumber && Number(left) !== Number(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return 0;
}
