import type { GroupResult } from "../verdict/verdict.ts";
import type { Subtask } from "./visible-runs.ts";

/**
 * The subtasks of a judged run: its groups with a score that hold no other group.
 *
 * What a subtask brings (sum, minimum, all or nothing, only if another one passed) is decided by the package and has
 * been reckoned by verdict/reduce-submission.
 *
 * @param groups  as the judge reports them, those outside before those inside: "secret", then "secret/1"
 */
export function subtasksOf(groups: readonly GroupResult[]): readonly Subtask[] {
  return groups.flatMap(({ name, score }) => {
    const holdsOther = groups.some((other) => other.name.startsWith(`${name}/`));
    return score === null || holdsOther ? [] : [{ name, score }];
  });
}
