/**
 * What a weaker box cannot bound, by program. An entry counts only in a box that tells its operator so: `weakness` is
 * how one of the sentences begins that the box gives at start (selfTest.weaknesses). In a box that does not say it,
 * the program must be contained like any other.
 */
export const declaredWeaknesses: readonly {
  readonly weakness: string;
  readonly programs: readonly string[];
}[] = [
  {
    weakness: "No cgroup",
    programs: ["memfdbomb"],
  },
  {
    weakness: "The whole size of the scratch folder is not bounded",
    programs: ["tmpfill", "inodes", "deepdir"],
  },
];

/** Whether the box has told its operator that it cannot contain this program. */
export function isDeclared(id: string, weaknesses: readonly string[]): boolean {
  return declaredWeaknesses.some(
    ({ weakness, programs }) => programs.includes(id) && weaknesses.some((told) => told.startsWith(weakness)),
  );
}
