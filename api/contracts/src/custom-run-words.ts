import { customOutputBytes, customSamplesAtMost } from "@bilimdon/rules/judging/custom-run-limits";
import { windowCharacters } from "@bilimdon/rules/problem/first-difference";
import { z } from "zod";

/** The beginning of what a program wrote. */
export const writtenText = z.object({
  text: z.string().max(customOutputBytes),
  bytes: z.number().int().min(0).describe("of the whole, as it was written"),
});

/** The program on one input. */
export const customRunResult = z.object({
  sample: z
    .number()
    .int()
    .positive()
    .nullable()
    .describe("number of the sample; null: the person's own input"),
  verdict: z
    .enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE"])
    .nullable()
    .describe("null: it ended well on an own input, where nobody knows the answer"),
  exitCode: z.number().int().nullable().describe("null: it was ended by a signal or by a limit"),
  signal: z.string().max(32).nullable(),
  cpuMs: z.number().min(0),
  wallMs: z.number().min(0),
  memoryBytes: z.number().min(0),
  output: writtenText,
  errors: writtenText,
  teamMessage: z.string().max(4096).nullable().describe("what the checker tells contestants"),
  transcript: z.string().max(16_384).optional().describe("interactive: what was said on the sample"),
});
export type CustomRunResult = z.infer<typeof customRunResult>;

export const customRunRan = z.object({
  kind: z.literal("ran"),
  results: z.array(customRunResult).max(customSamplesAtMost),
  samplesTotal: z.number().int().min(0).describe("of the problem; more than results where time was up"),
});

export const customRunRefused = z.object({
  kind: z.literal("compile-error"),
  message: z.string().max(customOutputBytes),
});

/** An operator paused judging of the problem or the contest before it was run. */
export const customRunPaused = z.object({ kind: z.literal("paused") });

/** A part of a text, around a place in it. */
const textWindow = z.object({
  text: z.string().max(windowCharacters),
  fromLine: z.number().int().positive().describe("number of the line that text begins in"),
  isCutBefore: z.boolean(),
  isCutAfter: z.boolean(),
  markAt: z.number().int().min(0).nullable().describe("where it differs, in text; null: it does not"),
  bytes: z.number().int().min(0).describe("of the whole"),
});
export type ShownWindow = z.infer<typeof textWindow>;

/** A submission on one test, hidden ones too: for the jury alone. */
export const testRunRan = z.object({
  kind: z.literal("test"),
  verdict: z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE"]).describe("of this run"),
  exitCode: z.number().int().nullable(),
  signal: z.string().max(32).nullable(),
  cpuMs: z.number().min(0),
  memoryBytes: z.number().min(0),
  input: textWindow.nullable().describe("null: it is no text to read from its beginning"),
  expected: textWindow.nullable().describe("null: the test has no answer, or a conversation decided"),
  got: textWindow.nullable().describe("of several passes the last; null: a conversation"),
  errors: writtenText,
  judgeMessage: z.string().max(4096).nullable(),
  transcript: z.string().max(16_384).optional(),
});
export type TestRunRan = z.infer<typeof testRunRan>;

/** What became of a custom run. */
export const customRunOutcome = z.discriminatedUnion("kind", [
  customRunRan,
  testRunRan,
  customRunRefused,
  customRunPaused,
  z.object({
    kind: z.literal("failed"),
    fault: z.enum(["setter", "platform"]),
    step: z.string().max(64),
    detail: z.string().max(4096),
  }),
]);
export type CustomRunOutcome = z.infer<typeof customRunOutcome>;
