import type { Expectation } from "./manifest.ts";

/** Everything expected of a submission in a few words, without repeats: "AC", "TLE or RTE", "secret/a: AC; WA". */
export function describeExpectations(expectations: readonly Expectation[]): string {
  const parts = expectations.map(describeOne).filter((part) => part !== "");
  return [...new Set(parts)].join("; ");
}

function describeOne(expectation: Expectation): string {
  const { cases, final, required, permitted, score, isBelowMaximum, message } = expectation;
  const verdicts = final ?? required ?? permitted;
  const isOnlyPermitted = final === null && required === null && permitted !== null && permitted.length > 1;
  const words = [
    verdicts === null ? "" : `${isOnlyPermitted ? "only " : ""}${verdicts.join(" or ")}`,
    score === null ? "" : `score ${score[0] === score[1] ? score[0] : `${score[0]} to ${score[1]}`}`,
    isBelowMaximum ? "less than the full score" : "",
    message === null || message === "" ? "" : `message "${message}"`,
  ].filter((word) => word !== "");
  if (words.length === 0) return "";
  return `${cases === "" ? "" : `${cases}: `}${words.join(", ")}`;
}
