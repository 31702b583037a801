import { type Diff, diffLines } from "@bilimdon/rules/problem/diff-lines";

/**
 * Where an output leaves what was expected. Blanks at the ends of lines and empty lines at the end are left out, since
 * the usual comparison does not look at them.
 */
export function outputDifference(expected: string, got: string): Diff {
  return diffLines(withoutEnds(expected), withoutEnds(got));
}

function withoutEnds(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
