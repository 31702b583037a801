import { readTestlibEnding } from "@bilimdon/rules/verdict/read-testlib-ending";
import type { Ending } from "../box/box.ts";
import type { CheckBench } from "./bench.ts";
import type { OutputCheck } from "./check-output.ts";
import { describeEnding } from "./describe-ending.ts";

/** The file an interactor writes for the checker, in its scratch folder. */
export const talkFile = "talk.out";

const maxMessageCharacters = 4096;

/** Whether the package's validator of this index speaks in testlib's manner. */
export function speaksTestlib({ manifest }: CheckBench, index: number): boolean {
  const { outputValidators } = manifest;
  return outputValidators.kind === "custom" && outputValidators.programs[index]?.manner === "testlib";
}

/**
 * What a checker or interactor in testlib's manner said; its words are the judge's message.
 *
 * @returns broken where it reached no verdict: the setter's fault
 */
export function judgeByTestlib(
  bench: CheckBench,
  ending: Ending,
  words: string,
): OutputCheck | { readonly kind: "broken"; readonly why: string } {
  if (ending.kind !== "exited") return { kind: "broken", why: `the validator ${describeEnding(ending)}` };
  const { isScoring } = bench.manifest.kind;
  const verdict = readTestlibEnding({ exitCode: ending.code, words, isScoring });
  if (verdict.kind === "broken") return verdict;
  const judgeMessage = words.trim() === "" ? null : words.trim().slice(0, maxMessageCharacters);
  const score = verdict.kind === "accepted" ? verdict.score : null;
  const feedback = { judgeMessage, teamMessage: null, score, nextInput: null };
  return { kind: "checked", isAccepted: verdict.kind === "accepted", feedback };
}
