import type { GroupResult } from "../verdict/verdict.ts";
import type { Subtask } from "./visible-runs.ts";

/** A kept total has some seven digits. */
const roundedBy = 0.001;

/**
 * The subtasks of a judged run: its groups with a score that hold no other group.
 *
 * What a subtask brings (sum, minimum, all or nothing, only if another one passed) is decided by the package and has
 * been reckoned by verdict/reduce-submission.
 *
 * The samples are one only where their points count: in most packages they do not, and the whole is what "secret" has.
 *
 * @param groups  as the judge reports them, those outside before those inside: "secret", then "secret/1"
 * @param total   the run's score; null: it has none
 */
export function subtasksOf(groups: readonly GroupResult[], total: number | null): readonly Subtask[] {
  const secret = groups.find(({ name }) => name === "secret")?.score ?? null;
  const doSamplesCount = secret !== null && total !== null && Math.abs(secret - total) > roundedBy;
  return groups.flatMap(({ name, score }) => {
    const holdsOther = groups.some((other) => other.name.startsWith(`${name}/`));
    const isSample = name === "sample" || name.startsWith("sample/");
    return score === null || holdsOther || (isSample && !doSamplesCount) ? [] : [{ name, score }];
  });
}
