import { z } from "zod";
import { verificationLine, verificationSummary } from "../judging-words.ts";

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

export const problemVersionState = z.enum(["verifying", "verified", "disagrees", "published"]);

/** GET /api/problems — a setter's own; admin sees all. */
export const problemList = z.object({
  problems: z.array(
    z.object({
      problemId: z.string(),
      slug: z.string(),
      name: localized,
      packageHash: z.string().nullable(),
      state: problemVersionState.nullable(),
      problemVersionId: z.string().nullable(),
    }),
  ),
});

/** GET /api/problem-versions/{id} */
export const problemVersionView = z.object({
  problemVersionId: z.string(),
  slug: z.string(),
  state: problemVersionState,
  done: z.number().int(),
  total: z.number().int(),
  lines: z.array(verificationLine),
  summary: verificationSummary.nullable(),
  warnings: z.array(z.string()).describe("what was taken with a remark when the package was imported"),
});

/** Event "problem-version", to the room of the version: how far the judge is; the page asks for the rest. */
export const problemVersionNews = z.object({
  problemVersionId: z.string(),
  state: problemVersionState,
  done: z.number().int(),
  total: z.number().int(),
});
