import type { ComparisonInput, Difference } from "./compare-output.ts";
import { showBytes } from "./show-bytes.ts";
import { isSpace, skipSpace, skipToken } from "./white-space.ts";

const longestShown = 60;

/**
 * The jury's sentence on why an output was rejected: where in the output (line and token counted from 1), where in
 * the answer, what was expected and what came, long tokens cut around the first byte that differs.
 * @throws never
 */
export function describeDifference(input: ComparisonInput, difference: Difference): string {
  const { answer, output } = input;
  const { answerAt, outputAt } = difference;
  const place = describePlace(input, difference);
  const expected = showFrom(answer, answerAt, difference, input);
  const got = showFrom(output, outputAt, difference, input);
  switch (difference.kind) {
    case "space":
      return `${place}: white space differs: expected ${showGap(answer, answerAt)}, got ${showGap(output, outputAt)}`;
    case "output-ended":
      return outputAt === 0
        ? `the output is empty; expected ${expected}`
        : `${place}: the output ended too early; expected ${expected}`;
    case "output-goes-on":
      return `${place}: the output goes on after the last expected token; got ${got}`;
    case "not-a-number":
      return `${place}: expected the number ${expected}, got ${got}, which is not a decimal number`;
    case "too-far":
      return `${place}: expected ${expected}, got ${got}, which is further away than allowed${describeTolerances(input)}`;
    case "token":
      return `${place}: expected ${expected}, got ${got}`;
  }
}

function describePlace(input: ComparisonInput, difference: Difference): string {
  const inOutput = findPlace(input.output, difference.outputAt);
  const inAnswer = findPlace(input.answer, difference.answerAt);
  const answerLine = inAnswer.line === inOutput.line ? "" : ` (answer line ${inAnswer.line})`;
  return `line ${inOutput.line}, token ${inOutput.token}${answerLine}`;
}

function findPlace(bytes: Uint8Array, at: number): { line: number; token: number } {
  let line = 1;
  let lineAt = 0;
  for (let i = 0; i < at; i++) {
    if (bytes[i] === 0x0a) {
      line++;
      lineAt = i + 1;
    }
  }
  let token = 1;
  for (let i = lineAt; i < at; i++) {
    if (!isSpace(bytes[i]) && (i + 1 === at || isSpace(bytes[i + 1]))) token++;
  }
  return { line, token };
}

/** The token at `at`; of a long one the part around the first difference. */
function showFrom(bytes: Uint8Array, at: number, difference: Difference, input: ComparisonInput): string {
  const end = skipToken(bytes, at);
  let from = at;
  if (difference.kind === "token" && end - at > longestShown) {
    const { answer, output } = input;
    let same = 0;
    while (at + same < end && answer[difference.answerAt + same] === output[difference.outputAt + same])
      same++;
    from = Math.max(at, Math.min(at + same - longestShown / 4, end - longestShown));
  }
  const shownEnd = Math.min(end, from + longestShown);
  const text = showBytes(bytes.subarray(from, shownEnd));
  return `${from > at ? "…" : ""}"${text}"${shownEnd < end ? "…" : ""}`;
}

function showGap(bytes: Uint8Array, at: number): string {
  const end = Math.min(skipSpace(bytes, at), at + longestShown);
  if (end === at) return at === bytes.length ? "the end" : "none";
  return `"${showBytes(bytes.subarray(at, end))}"${end === bytes.length ? " and the end" : ""}`;
}

function describeTolerances(input: ComparisonInput): string {
  const { relativeTolerance, absoluteTolerance } = input.flags;
  const parts = [
    relativeTolerance === null ? "" : `relative ${relativeTolerance}`,
    absoluteTolerance === null ? "" : `absolute ${absoluteTolerance}`,
  ].filter((part) => part !== "");
  return ` (${parts.join(" or ")})`;
}
