import { z } from "zod";

/** POST /api/contests/{slug}/submissions */
export const newSubmission = z.object({
  problemLabel: z.string().min(1).max(8),
  languageId: z.string().min(1).max(32).describe('"answers" where the problem takes answers'),
  source: z.string().max(1_048_576).default("").describe("UTF-8 text"),
  answers: z
    .array(z.object({ name: z.string().min(1).max(300), text: z.string().max(1_048_576) }))
    .max(10_000)
    .optional()
    .describe("in place of a source: the answer to each test, its file named for the test, as 03.out"),
  sendKey: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional()
    .describe(
      "made by the sender, one for each press of the button: sent again under the same key it stays one submission",
    ),
  as: z
    .enum(["contest", "upsolving"])
    .optional()
    .describe(
      "upsolving: for practice, once everyone is done; absent: for the contest, refused when it is over",
    ),
  fileName: z.string().max(255).optional().describe("as dropped; keeps Java's public class name"),
});
export type NewSubmission = z.infer<typeof newSubmission>;

export const submissionState = z.enum(["queued", "judging", "judged", "under-repair"]);

export const submissionSummary = z.object({
  submissionId: z.string(),
  contestId: z.string(),
  contestSlug: z.string(),
  problemId: z.string(),
  problemLabel: z.string(),
  problemName: z.record(z.string(), z.string()),
  participantId: z.string(),
  participantName: z.string(),
  languageId: z.string(),
  submittedAt: z.number().describe("ms since 1970"),
  contestTimeMs: z.number().describe("since the contest began, removed intervals taken out"),
  /** under-repair: the setter's fault; a platform fault stays queued or judging. */
  state: submissionState,
  verdict: z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"]).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  /** 1-based number of the first case not accepted, as contestants may know it. */
  failedTest: z.number().int().nullable(),
  testsDone: z.number().int().nullable(),
  testsTotal: z.number().int().nullable(),
  maxCpuMs: z.number().nullable(),
  maxMemoryBytes: z.number().nullable(),
  shown: z
    .object({ verdict: z.boolean(), score: z.boolean(), subtasks: z.boolean(), tests: z.boolean() })
    .optional()
    .describe("what the contest's feedback tells by now; the rest is null. absent: all of it"),
});
export type SubmissionSummary = z.infer<typeof submissionSummary>;

/** GET /api/submissions/{id} */
export const submissionDetail = submissionSummary.extend({
  source: z.string().describe("a sheet of answers (rules/contest/answer-sheet) where languageId is answers"),
  compileMessage: z.string().nullable(),
  groups: z.array(
    z.object({
      name: z.string(),
      verdict: z.string(),
      score: z.number().nullable(),
      maxScore: z.number().nullable(),
    }),
  ),
  /** For contestants: number, verdict, time, memory. Names and judge messages for the jury alone. */
  tests: z.array(
    z.object({
      number: z.number().int(),
      isSample: z.boolean(),
      isStatic: z.boolean().optional().describe("the source itself was looked at; nothing was run"),
      verdict: z.string(),
      cpuMs: z.number(),
      memoryBytes: z.number(),
      name: z.string().optional(),
      judgeMessage: z.string().nullable().optional(),
      teamMessage: z.string().nullable().optional(),
      firstCpuMs: z
        .number()
        .optional()
        .describe("the test was near the limit and was run again alone: time of the run that did not count"),
      transcript: z
        .string()
        .optional()
        .describe('interactive, "> …" the program and "< …" the checker; the sender sees samples alone'),
    }),
  ),
  /**
   * When what happened to it, by the clocks of platform and judge, ms since 1970; for the jury alone. null: not yet, or
   * never (no page of its sender was open to show it).
   */
  flight: z
    .object({
      receivedAt: z.number(),
      queuedAt: z.number(),
      attempt: z.number().int(),
      takenAt: z.number().nullable(),
      leasedAt: z.number().nullable(),
      compiledAt: z.number().nullable(),
      isCompileCached: z.boolean().nullable(),
      testEndsMs: z.array(z.number().int()).describe("after leasedAt, by test"),
      finishedAt: z.number().nullable(),
      keptAt: z.number().nullable(),
      shownAt: z.number().nullable(),
      hostName: z.string().nullable(),
      lane: z.number().int().nullable(),
      /** It was late on one host and had to be judged on another before that counts; null: it had not. */
      firstFinding: z
        .object({
          hostName: z.string(),
          secondHostName: z.string().nullable(),
          maxCpuMs: z.number().nullable(),
          heldAt: z.number(),
          finding: z.enum(["agreed", "disagreed", "unconfirmed"]).nullable().describe("null: it waits"),
          counted: z.enum(["first", "again"]).nullable(),
        })
        .nullable(),
    })
    .optional(),
  /** Why there is no verdict; for the jury alone. */
  judgingError: z
    .object({ fault: z.enum(["setter", "platform"]), step: z.string(), detail: z.string() })
    .optional(),
});
export type SubmissionDetail = z.infer<typeof submissionDetail>;

/** GET /api/contests/{slug}/submissions — newest first. */
export const submissionList = z.object({
  submissions: z.array(submissionSummary),
  nextCursor: z.string().nullable(),
});
