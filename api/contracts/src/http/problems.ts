import { z } from "zod";
import { verificationDetail, verificationLine, verificationSummary } from "../judging-words.ts";

const localized = z.record(z.string(), z.string());

/** GET /api/contests/{slug}/problems/{label}?lang=uz — what a contestant reads. */
export const problemView = z.object({
  problemId: z.string(),
  contestId: z.string(),
  label: z.string(),
  name: localized,
  timeLimitMs: z.number(),
  memoryBytes: z.number(),
  outputBytes: z.number(),
  codeBytes: z.number(),
  isInteractive: z.boolean(),
  isMultiPass: z.boolean(),
  isScoring: z.boolean(),
  answerNames: z
    .array(z.string())
    .nullable()
    .describe("names of the answers' files, one a test, where answers are sent and no program; else null"),
  maxScore: z.number().nullable(),
  /** Languages that have a statement. */
  languages: z.array(z.string()),
  /** The language shown; the asked one where it exists. */
  language: z.string(),
  statement: z.discriminatedUnion("form", [
    z.object({
      form: z.literal("html"),
      html: z.string().describe("clean HTML with KaTeX and MathML, made on the server"),
    }),
    z.object({ form: z.literal("pdf"), url: z.string() }),
  ]),
  samples: z.array(
    z.object({
      input: z.string(),
      answer: z.string(),
      /** Lines "<" from the judge and ">" from the program, in interactive problems. */
      interaction: z.string().nullable(),
      note: z.string().nullable(),
      isCut: z.boolean().describe("longer than 64 KiB; the rest is left out"),
    }),
  ),
  attachments: z.array(z.object({ name: z.string(), url: z.string(), bytes: z.number() })),
  /** Ids of languages this problem takes and some host has. */
  languageIds: z.array(z.string()),
});
export type ProblemView = z.infer<typeof problemView>;

/** GET /api/problem-versions/{id}/statement?lang=uz — the same page before it is anybody's problem. */
export const statementPreview = problemView.omit({
  problemId: true,
  contestId: true,
  label: true,
  languageIds: true,
});
export type StatementPreview = z.infer<typeof statementPreview>;

/** GET /api/languages */
export const languageList = z.object({
  languages: z.array(
    z.object({ id: z.string(), name: z.string(), version: z.string(), extensions: z.array(z.string()) }),
  ),
});

/** POST /api/problems/push — body: a package archive (application/zip or application/gzip tar); token of a setter. */
export const packagePushed = z.object({
  problemId: z.string(),
  slug: z.string(),
  problemVersionId: z.string(),
  packageHash: z.string(),
  isUnchanged: z.boolean(),
  warnings: z.array(z.string()),
});
export type PackagePushed = z.infer<typeof packagePushed>;

/**
 * What is known of a package. unverified: taken on trust, never run. stopped: its setter stopped the judge. Whether
 * it is published is told by publishedAt: a published version may be verified again.
 */
export const problemVersionState = z.enum(["unverified", "verifying", "verified", "disagrees", "stopped"]);
export type ProblemVersionState = z.infer<typeof problemVersionState>;

/** GET /api/problems — a setter's own; officials see all. The version fields are those of the newest. */
export const problemList = z.object({
  problems: z.array(
    z.object({
      problemId: z.string(),
      slug: z.string(),
      name: localized,
      ownerName: z.string(),
      packageHash: z.string().nullable(),
      state: problemVersionState.nullable(),
      problemVersionId: z.string().nullable(),
      number: z.number().int().nullable(),
      format: z.string().nullable(),
      pushedAt: z.number().nullable(),
      done: z.number().int(),
      total: z.number().int(),
      publishedNumber: z.number().int().nullable().describe("null: no version is published"),
      contestCount: z.number().int(),
    }),
  ),
});
export type ProblemList = z.infer<typeof problemList>;

/** GET /api/problem-versions/{id} */
export const problemVersionView = z.object({
  problemVersionId: z.string(),
  slug: z.string(),
  number: z.number().int(),
  name: localized,
  state: problemVersionState,
  publishedAt: z.number().nullable(),
  done: z.number().int(),
  total: z.number().int(),
  startedAt: z.number().nullable().describe("when a worker began; null: it waits in the queue"),
  lines: z.array(verificationLine),
  summary: verificationSummary.nullable(),
  warnings: z.array(z.string()).describe("what was taken with a remark when the package was imported"),
  warningsToRead: z.number().int().describe("remarks of import and judge together, to be acknowledged"),
  timeLimitMs: z.number().nullable(),
  serverTime: z.number(),
});
export type ProblemVersionView = z.infer<typeof problemVersionView>;

/** POST /api/problem-versions/{id}/publish */
export const publishRequest = z.object({
  acknowledgedWarnings: z
    .number()
    .int()
    .default(0)
    .describe("how many remarks were read; must be warningsToRead, so that none is passed over unseen"),
  reason: z.string().trim().max(500).default("").describe("needed where a newer version was published"),
});

/** POST /api/problem-versions/{id}/withdraw */
export const withdrawRequest = z.object({ reason: z.string().trim().max(500) });

/** GET /api/problems/{slug} — the desk's page of one problem. */
export const problemDesk = z.object({
  problemId: z.string(),
  slug: z.string(),
  ownerName: z.string(),
  mayChange: z.boolean(),
  judgesEveryTest: z.boolean().describe("the problem's own switch; a version may ask for it besides"),
  versions: z.array(
    z.object({
      problemVersionId: z.string(),
      number: z.number().int(),
      name: localized,
      packageHash: z.string(),
      format: z.string(),
      state: problemVersionState,
      publishedAt: z.number().nullable(),
      pushedAt: z.number(),
      pushedBy: z.string().nullable().describe("null: the platform itself"),
      timeLimitMs: z.number().nullable(),
      memoryBytes: z.number(),
      submissions: z.number().int(),
      disagreed: z.number().int(),
      everyTest: z
        .enum(["scoring", "package", "setter"])
        .nullable()
        .describe("why submissions are judged to the last test; null: to the first rejected one"),
    }),
  ),
  contests: z.array(
    z.object({
      slug: z.string(),
      title: localized,
      label: z.string(),
      number: z.number().int().describe("of the version it has; a contest keeps the one it was made with"),
      startsAt: z.number(),
      endsAt: z.number(),
    }),
  ),
  publications: z.array(
    z.object({
      number: z.number().int(),
      act: z.enum(["published", "withdrawn"]),
      reason: z.string(),
      actor: z.string(),
      at: z.number(),
    }),
  ),
});
export type ProblemDesk = z.infer<typeof problemDesk>;

/** PUT /api/problems/{slug}/judging */
export const problemJudgingWish = z.object({ judgesEveryTest: z.boolean() });

/** GET /api/problem-versions/{id}/report — everything a verification saw. */
export const problemVersionReport = z.object({
  problemVersionId: z.string(),
  detail: verificationDetail.nullable().describe("null: not verified yet, or before details were kept"),
  timing: z.object({
    statedMs: z.number().nullable(),
    rule: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("legacy"), timeMultiplier: z.number(), timeSafetyMargin: z.number() }),
      z.object({
        kind: z.literal("2025-09"),
        resolutionMs: z.number(),
        acToTimeLimit: z.number(),
        timeLimitToTle: z.number(),
      }),
    ]),
    boundedBy: z
      .array(z.object({ submission: z.string(), slowestMs: z.number().nullable() }))
      .describe("jury submissions the limit must leave room for, the slowest first"),
  }),
  /** Tests that no wrong submission fails, and tests only one wrong submission fails alone. */
  weights: z.object({
    wrongSubmissions: z.number().int(),
    unneeded: z.array(z.number().int()).describe("positions in testNames"),
    soleKillers: z.array(z.object({ test: z.number().int(), submissions: z.array(z.string()) })),
  }),
  taken: z.array(z.object({ key: z.string(), value: z.string() })),
  notTaken: z.array(z.string()),
});
export type ProblemVersionReport = z.infer<typeof problemVersionReport>;

/** GET /api/problem-versions/{id}/files */
export const problemFiles = z.object({
  files: z.array(z.object({ path: z.string(), bytes: z.number() })),
});

/** GET /api/problem-versions/{id}/files/{path} — the beginning of one file, as text. */
export const problemFileText = z.object({
  path: z.string(),
  bytes: z.number(),
  text: z.string().nullable().describe("null: not text"),
  isCut: z.boolean(),
});

const changedFile = z.object({
  path: z.string(),
  bytesBefore: z.number().nullable(),
  bytesAfter: z.number().nullable(),
});

/** GET /api/problem-versions/{id}/compare/{otherId} — what came with the first since the other. */
export const versionComparison = z.object({
  from: z.object({ problemVersionId: z.string(), number: z.number().int() }),
  to: z.object({ problemVersionId: z.string(), number: z.number().int() }),
  added: z.array(changedFile),
  removed: z.array(changedFile),
  changed: z.array(changedFile),
  isCut: z.boolean().describe("more files differ than are listed"),
  facts: z
    .array(z.object({ key: z.string(), before: z.string(), after: z.string() }))
    .describe("limits, numbers of tests and the like that differ"),
  verdicts: z.array(
    z.object({ submission: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  texts: z.array(
    z.object({
      path: z.string(),
      lines: z.array(z.object({ kind: z.enum(["same", "added", "removed", "skipped"]), text: z.string() })),
      isTooLong: z.boolean(),
    }),
  ),
});
export type VersionComparison = z.infer<typeof versionComparison>;

/** Event "problem-version", to the room of the version: how far the judge is; the page asks for the rest. */
export const problemVersionNews = z.object({
  problemVersionId: z.string(),
  state: problemVersionState,
  done: z.number().int(),
  total: z.number().int(),
});
