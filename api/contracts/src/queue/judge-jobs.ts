import { customInputBytes } from "@bilimdon/rules/judging/custom-run-limits";
import { z } from "zod";
import { contentHash, idShape } from "../ids.ts";

/** Queue names; one queue, priorities inside it. */
export const judgeQueueName = "judge";

/** BullMQ priorities: smaller goes first. */
export const jobPriorities = {
  contest: 10,
  practice: 20,
  /** Runs that decide nothing: after whatever counts for a person, before setters and recordings. */
  custom: 30,
  verification: 40,
  rejudge: 50,
  /** Code of demo teams: everything a person waits for goes first. */
  recorded: 60,
} as const;

export const mostSourceCharacters = 4 * 1_048_576;

export const sourceFile = z.object({
  name: z.string().min(1).max(255),
  /** Text of the file, UTF-8; a sheet of answers has their line ends written as two characters. */
  text: z.string().max(mostSourceCharacters),
});

/** Judge one attempt at one judgement. The job's id is `${judgementId}.${attempt}`. */
export const submissionJob = z.object({
  v: z.literal(1),
  kind: z.literal("submission"),
  judgementId: idShape("judgement"),
  attempt: z.number().int().min(1).max(1000),
  submissionId: idShape("submission"),
  problemId: idShape("problem").optional(),
  contestId: idShape("contest").optional(),
  avoid: z
    .object({ hostIds: z.array(idShape("judgeHost")).max(100), untilMs: z.number() })
    .optional()
    .describe("hosts that have failed at it stand back until then, ms since 1970"),
  packageHash: contentHash,
  languageId: z.string().max(32),
  files: z.array(sourceFile).min(1).max(20),
  timeLimitMs: z.number().positive().describe("CPU milliseconds per case, before a language's factor"),
  /** first-failure: stop at the first rejected case where the scoring permits; all: judge every case. */
  stop: z.enum(["first-failure", "all"]),
});

/** Judge every jury submission of a package version and report. Job id `${problemVersionId}.${attempt}`. */
export const verificationJob = z.object({
  v: z.literal(1),
  kind: z.literal("verification"),
  problemVersionId: idShape("problemVersion"),
  attempt: z.number().int().min(1).max(1000),
  packageHash: contentHash,
});

/**
 * Run code on its author's own input, or on the samples, with the limits it is judged with. Job id
 * `${customRunId}.${attempt}`.
 */
export const customRunJob = z.object({
  v: z.literal(1),
  kind: z.literal("custom-run"),
  customRunId: idShape("customRun"),
  attempt: z.number().int().min(1).max(1000),
  problemId: idShape("problem"),
  contestId: idShape("contest"),
  packageHash: contentHash,
  languageId: z.string().max(32),
  files: z.array(sourceFile).min(1).max(20),
  timeLimitMs: z.number().positive().describe("CPU milliseconds per run, before a language's factor"),
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("samples") }),
    z.object({ kind: z.literal("own"), text: z.string().max(customInputBytes) }),
    /** One case of the package, whoever may see it: asked for by the jury alone. */
    z.object({ kind: z.literal("test"), name: z.string().min(1).max(512) }),
  ]),
});

export const judgeJob = z.discriminatedUnion("kind", [submissionJob, verificationJob, customRunJob]);
export type CustomRunJob = z.infer<typeof customRunJob>;
export type SubmissionJob = z.infer<typeof submissionJob>;
export type VerificationJob = z.infer<typeof verificationJob>;
export type JudgeJob = z.infer<typeof judgeJob>;
