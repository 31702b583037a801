import { z } from "zod";
import { customRunOutcome } from "../custom-run-words.ts";
import { contentHash, idShape } from "../ids.ts";
import {
  boxSelfTest,
  hostCheck,
  hostLanguage,
  verificationDetail,
  verificationLine,
  verificationSummary,
} from "../judging-words.ts";

/** Socket.IO namespace of the judge link. The token goes in the handshake's auth: { token, hello }. */
export const judgeLinkNamespace = "/judge-link";
/**
 * Path of the judge link's own Socket.IO server, beside the browsers': verdicts of many tests are larger than anything a
 * browser may send. The upgrade request carries the token too (`Authorization: Bearer`), so that a stranger is refused
 * before a frame is read: io(apiUrl + judgeLinkNamespace, { path: judgeLinkPath, extraHeaders, auth, transports: ["websocket"] }).
 */
export const judgeLinkPath = "/judge-link/socket.io";
export const judgeLinkVersion = 1;

/**
 * Refusals of the handshake that trying again cannot mend: the error of Socket.IO's middleware carries
 * `data: { code }` with one of these, and the worker ends. Any other error it takes for a passing one.
 */
export const judgeLinkRefusals = ["judge.token_refused", "judge.hello_refused"] as const;

const testVerdict = z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE"]);
const verdictCode = z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"]);

/** Sent in the handshake: who is calling. `name` is the host's; two workers of one host differ in `workerId`. */
export const judgeHello = z.object({
  v: z.literal(judgeLinkVersion),
  name: z.string().min(1).max(120),
  workerId: z.string().min(1).max(64),
  cores: z.number().int().positive(),
  lanes: z.number().int().positive(),
  memoryBytes: z.number().int().positive(),
  languages: z.array(hostLanguage).max(64),
  missingLanguages: z.array(z.object({ id: z.string().max(32), why: z.string().max(300) })).max(64),
  box: boxSelfTest,
  /** What preflight found; absent from workers that know none. */
  checks: z.array(hostCheck).max(40).optional(),
});
export type JudgeHello = z.infer<typeof judgeHello>;

/** Event "progress": at most four a second for a judgement; never acknowledged, may be lost. */
export const judgementProgress = z.object({
  judgementId: idShape("judgement"),
  attempt: z.number().int().positive(),
  phase: z.enum(["fetching", "compiling", "testing"]),
  testsDone: z.number().int().min(0),
  testsTotal: z.number().int().min(0),
});
export type JudgementProgress = z.infer<typeof judgementProgress>;

export const testResult = z.object({
  name: z.string().max(300),
  verdict: testVerdict,
  cpuMs: z.number().min(0),
  wallMs: z.number().min(0),
  memoryBytes: z.number().min(0),
  score: z.object({ kind: z.enum(["score", "multiplier"]), value: z.number() }).nullable(),
  judgeMessage: z.string().max(4096).nullable(),
  teamMessage: z.string().max(4096).nullable(),
  firstRun: z
    .object({
      cpuMs: z.number().min(0),
      wallMs: z.number().min(0),
      isAlone: z.literal(true).optional().describe("it was the run alone that did not count"),
    })
    .optional()
    .describe("it was run again alone, being near the limit: times of the run that did not count"),
  transcript: z
    .string()
    .max(16_384)
    .optional()
    .describe('interactive: what was said, in lines "> …" of the program and "< …" of the validator'),
});

export const groupResult = z.object({
  name: z.string().max(300),
  verdict: testVerdict,
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
});

/** How the verdict was reached, so that it can be run again and compared. */
export const flightRecord = z.object({
  hostName: z.string().max(120),
  workerId: z.string().max(64),
  box: boxSelfTest,
  languageVersion: z.string().max(200),
  compileCommand: z.array(z.string().max(1000)).max(100),
  runCommand: z.array(z.string().max(1000)).max(100),
  timeLimitMs: z.number(),
  memoryLimitBytes: z.number(),
  isCompileCached: z.boolean(),
  packageHash: contentHash.optional(),
  stop: z.enum(["first-failure", "all"]).optional(),
  /** Milliseconds since 1970 by the judge's clock. */
  leasedAt: z.number(),
  takenAt: z.number().optional().describe("from the queue"),
  lane: z.number().int().optional(),
  /** When each case of the outcome was over, in its order: whole milliseconds after leasedAt. */
  testEndsMs: z.array(z.number().int().min(0)).max(10_000).optional(),
  compiledAt: z.number().nullable(),
  finishedAt: z.number(),
});

export const judgementOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("judged"),
    verdict: verdictCode,
    score: z.number().nullable(),
    maxScore: z.number().nullable(),
    /** CPU of the slowest case and peak memory over all cases; null with CE. */
    maxCpuMs: z.number().nullable(),
    maxMemoryBytes: z.number().nullable(),
    compileMessage: z.string().max(65_536).nullable(),
    tests: z.array(testResult).max(10_000),
    groups: z.array(groupResult).max(1_000),
    testsTotal: z.number().int().min(0),
  }),
  z.object({
    kind: z.literal("failed"),
    fault: z.enum(["setter", "platform"]),
    step: z.string().max(64),
    detail: z.string().max(4096),
  }),
]);
export type JudgementOutcome = z.infer<typeof judgementOutcome>;

/** Event "verdict": answered with a VerdictAnswer; the worker sends it again until it is. */
export const judgementVerdict = z.object({
  judgementId: idShape("judgement"),
  attempt: z.number().int().positive(),
  outcome: judgementOutcome,
  flight: flightRecord,
});
export type JudgementVerdict = z.infer<typeof judgementVerdict>;

/** kept: in Postgres (now or earlier). stale: a newer attempt exists. unknown: no such judgement. */
export const verdictAnswer = z.object({ answer: z.enum(["kept", "stale", "unknown", "again-later"]) });
export type VerdictAnswer = z.infer<typeof verdictAnswer>;

/** Event "calibration": the fixed probes of a host, CPU milliseconds each; answered with a CalibrationAnswer. */
export const hostCalibration = z.object({
  probes: z.object({
    integer: z.number().positive(),
    memory: z.number().positive(),
    system: z.number().positive(),
    compile: z.number().positive(),
  }),
});
export type HostCalibration = z.infer<typeof hostCalibration>;

/** again: measure once more at once, to be sure. */
export const calibrationAnswer = z.object({ next: z.enum(["wait", "again"]) });
export type CalibrationAnswer = z.infer<typeof calibrationAnswer>;

/** Event "verification-progress": may be lost; answered with a VerificationWish. */
export const verificationProgress = z.object({
  problemVersionId: idShape("problemVersion"),
  attempt: z.number().int().positive(),
  done: z.number().int().min(0),
  total: z.number().int().min(0),
});
export type VerificationProgress = z.infer<typeof verificationProgress>;

/** stop: the setter stopped it, or another attempt has taken its place; nobody waits for this one's report. */
export const verificationWish = z.object({ wish: z.enum(["go-on", "stop"]) });
export type VerificationWish = z.infer<typeof verificationWish>;

/** Event "verification": answered like a verdict. */
export const verificationReport = z.object({
  problemVersionId: idShape("problemVersion"),
  attempt: z.number().int().positive(),
  lines: z.array(verificationLine).max(2_000),
  summary: verificationSummary,
  /** null: the package could not be opened. */
  detail: verificationDetail.nullable(),
});
export type VerificationReport = z.infer<typeof verificationReport>;

/** Event "custom-run": answered like a verdict. */
export const customRunReport = z.object({
  customRunId: idShape("customRun"),
  attempt: z.number().int().positive(),
  outcome: customRunOutcome,
});
export type CustomRunReport = z.infer<typeof customRunReport>;
