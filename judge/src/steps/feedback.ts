import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ScoreReading } from "@bilimdon/rules/verdict/verdict";
import type { Ending, RunRequest } from "../box/box.ts";
import { describeEnding } from "./describe-ending.ts";

/** What a validator left in its feedback directory. */
export interface Feedback {
  readonly judgeMessage: string | null;
  readonly teamMessage: string | null;
  readonly score: ScoreReading | null;
  /** Store path of the next pass's input, where the validator asks for one. */
  readonly nextInput: string | null;
}

export type FeedbackReading =
  | { readonly kind: "read"; readonly feedback: Feedback }
  /** The validator broke the agreement: a judging error of the setter. */
  | { readonly kind: "unreadable"; readonly why: string };

/** Files of the feedback directory that mean something; the rest stays in the box. */
const files = {
  judgeMessage: "judgemessage.txt",
  teamMessage: "teammessage.txt",
  score: "score.txt",
  multiplier: "score_multiplier.txt",
  nextInput: "nextpass.in",
  /** All of the directory, to be there again in the next pass. */
  state: "feedback-state.tar",
} as const;

const maxMessageCharacters = 4096;

/** What to take out of the validator's scratch folder, which is its feedback directory. */
export function feedbackToCollect(folder: string, maxBytes: number): RunRequest["collect"] {
  return Object.values(files).map((name) => ({ from: name, to: `${folder}/${name}`, maxBytes }));
}

/** Where the feedback state of the last pass lies, to be placed for the next one. */
export function feedbackState(folder: string): Readonly<Record<string, string>> {
  return { [files.state]: `${folder}/${files.state}` };
}

/**
 * Wraps a validator so that its directory outlives the pass: unpacked before, packed after, without the next input,
 * which the format removes between passes.
 */
export function keepingState(argv: readonly string[]): readonly string[] {
  const { state, nextInput } = files;
  const script = [
    'cd "{scratch}" || exit 1',
    `if [ -f ${state} ]; then tar xf ${state} && rm ${state} || exit 1; fi`,
    '"$@"',
    "code=$?",
    `tar cf ${state} --exclude=./${state} --exclude=./${nextInput} . || exit 1`,
    "exit $code",
  ].join("\n");
  return ["/bin/sh", "-c", script, "sh", ...argv];
}

/** The verdict of an exit code: 42 accepts, 43 rejects, anything else is the validator's own failure. */
export function readValidatorEnding(
  ending: Ending,
  speaker = outputValidator,
): { readonly kind: "accepted" | "rejected" } | { readonly kind: "broken"; readonly why: string } {
  if (ending.kind === "exited" && ending.code === 42) return { kind: "accepted" };
  if (ending.kind === "exited" && ending.code === 43) return { kind: "rejected" };
  return {
    kind: "broken",
    why: `${speaker} ${describeEnding(ending)}; it must leave with 42 or 43`,
  };
}

/** Who spoke, for the setter's messages. */
const outputValidator = "the output validator";

interface Spoken {
  readonly collected: Readonly<Record<string, number>>;
  /** By the validator's exit code; what was rejected has no score. */
  readonly isAccepted: boolean;
  readonly speaker?: string;
}

/** Reads what was collected. */
export async function readFeedback(
  storePath: string,
  folder: string,
  { collected, isAccepted, speaker = outputValidator }: Spoken,
): Promise<FeedbackReading> {
  const read = async (name: string): Promise<string | null> =>
    collected[name] === undefined ? null : await readFile(join(storePath, folder, name), "utf8");
  const score = await read(files.score);
  const multiplier = await read(files.multiplier);
  if (score !== null && multiplier !== null) {
    return unreadable(`${speaker} wrote both score.txt and score_multiplier.txt; it may write one`);
  }
  if (!isAccepted && (score !== null || multiplier !== null)) {
    return unreadable(`${speaker} rejected and wrote a score; only what is accepted has one`);
  }
  const text = score ?? multiplier;
  const reading = text === null ? null : readScore(score === null ? "multiplier" : "score", text);
  if (text !== null && reading === null) {
    return unreadable(`${speaker} wrote a score that is not a number: "${text.slice(0, 100)}"`);
  }
  const hasNext = collected[files.nextInput] !== undefined;
  if (hasNext && !isAccepted) return unreadable(`${speaker} rejected and wrote nextpass.in`);
  return {
    kind: "read",
    feedback: {
      judgeMessage: (await read(files.judgeMessage))?.slice(0, maxMessageCharacters) ?? null,
      teamMessage: (await read(files.teamMessage))?.slice(0, maxMessageCharacters) ?? null,
      score: reading,
      nextInput: hasNext ? `${folder}/${files.nextInput}` : null,
    },
  };
}

const numberShape = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

function readScore(kind: ScoreReading["kind"], text: string): ScoreReading | null {
  const trimmed = text.trim();
  return numberShape.test(trimmed) ? { kind, value: Number(trimmed) } : null;
}

function unreadable(why: string): FeedbackReading {
  return { kind: "unreadable", why };
}
