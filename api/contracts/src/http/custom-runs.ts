import { customInputBytes } from "@bilimdon/rules/judging/custom-run-limits";
import { z } from "zod";
import { customRunPaused, customRunRan, customRunRefused, testRunRan } from "../custom-run-words.ts";

/** POST /api/contests/{slug}/custom-runs — code is tried, nothing is scored, and an hour later nothing is left. */
export const newCustomRun = z.object({
  problemLabel: z.string().min(1).max(8),
  languageId: z.string().min(1).max(32),
  source: z.string().max(1_048_576).describe("UTF-8 text"),
  fileName: z.string().max(255).optional().describe("as dropped; keeps Java's public class name"),
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("samples") }),
    z.object({
      kind: z.literal("own"),
      text: z.string().max(customInputBytes).describe("UTF-8, 64 KiB at most"),
    }),
  ]),
});
export type NewCustomRun = z.infer<typeof newCustomRun>;

/** GET /api/custom-runs/{id} — for whoever started it. */
export const customRunView = z.object({
  customRunId: z.string(),
  contestSlug: z.string(),
  problemId: z.string(),
  problemLabel: z.string(),
  languageId: z.string(),
  inputKind: z
    .enum(["samples", "own", "test"])
    .describe("test: a submission on one of its tests, by the jury"),
  startedAt: z.number().describe("ms since 1970"),
  /** null: it waits or runs. A failed one names whose fault it was, and the words are for the log. */
  outcome: z
    .discriminatedUnion("kind", [
      customRunRan,
      testRunRan,
      customRunRefused,
      customRunPaused,
      z.object({ kind: z.literal("failed"), fault: z.enum(["setter", "platform"]) }),
    ])
    .nullable(),
});
export type CustomRunView = z.infer<typeof customRunView>;
