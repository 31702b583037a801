import { z } from "zod";

/** What the box says of itself; shown on the operator's page and kept with each verdict. */
export const boxSelfTest = z.object({
  runnerVersion: z.string().max(64),
  protocol: z.number().int(),
  mode: z.enum(["native-root", "native-user", "docker", "reduced"]),
  namespaces: z.array(z.string().max(16)).max(16),
  cgroup: z.enum(["v1", "v2", "none"]),
  isSeccompOn: z.boolean(),
  isLandlockOn: z.boolean(),
  isMemoryApproximate: z.boolean(),
  /** Those the lanes are pinned to, one each; empty: not pinned. */
  cores: z.array(z.number().int().min(0)).max(256).default([]),
  imageDigest: z.string().max(128).nullable(),
  /** What this mode cannot bound, in plain words. */
  weaknesses: z.array(z.string().max(300)).max(32),
});
export type BoxSelfTest = z.infer<typeof boxSelfTest>;

/** One thing about a host that verdicts depend on; shown on the operator's page. */
export const hostCheck = z.object({
  id: z.enum([
    ...["cores", "governor", "turbo", "smt", "clock-source", "clock", "memory", "swap", "huge-pages"],
    ...["disk", "aslr", "core-pattern", "user-namespaces", "cgroups", "seccomp", "landlock"],
    ...["engine", "engine-security", "images"],
  ] as const),
  state: z.enum(["ok", "warn", "fail"]),
  found: z.string().max(200).describe("the fact, as the machine says it"),
  remedy: z.string().max(200).describe("a command or setting that mends it, or empty"),
});
export type HostCheck = z.infer<typeof hostCheck>;

export const hostLanguage = z.object({
  id: z.string().max(32),
  /** As the compiler prints it: "g++ (Debian 12.2.0-14) 12.2.0". */
  version: z.string().max(200),
});

const someIds = z.array(z.string().max(64)).max(1_000).readonly().nullable();

/** What a host is kept to; null: not restricted in this. See rules/judging/may-judge.ts. */
export const hostRestriction = z.object({
  languageIds: someIds,
  problemIds: someIds,
  contestIds: someIds,
});

/** One jury submission's line, as `problem:verify --json` prints it. */
export const verificationLine = z.object({
  problem: z.string().max(300),
  submission: z.string().max(1000),
  language: z.string().max(64).nullable(),
  expected: z.string().max(500),
  verdict: z.string().max(16).nullable(),
  score: z.number().nullable(),
  ok: z.boolean(),
  maxTimeMs: z.number().nullable(),
  maxMemoryBytes: z.number().nullable(),
  ranAlone: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe("cases near the limit, run again alone before they counted"),
  message: z.string().max(4096),
  skipped: z.string().max(500).optional(),
});
export type VerificationLine = z.infer<typeof verificationLine>;

/** The summary line of a problem. */
export const verificationSummary = z.object({
  problem: z.string().max(300),
  summary: z.literal(true),
  ok: z.boolean(),
  submissions: z.number().int(),
  agreed: z.number().int(),
  disagreed: z.number().int(),
  skipped: z.number().int(),
  tests: z.number().int(),
  timeLimitMs: z.number().nullable().describe("the limit judged with"),
  derivedTimeLimitMs: z.number().nullable().describe("the limit the package's rule gives on this machine"),
  statedTimeLimitMs: z.number().nullable(),
  faults: z.array(z.string().max(2000)).max(1000),
  warnings: z.array(z.string().max(2000)).max(1000),
});
export type VerificationSummary = z.infer<typeof verificationSummary>;

/**
 * Every test of one jury submission. The lists are as long as the verification's `testNames`, null where the test was
 * not run; both are empty where the whole would have been too much to send.
 */
export const verificationRun = z.object({
  submission: z.string().max(1000),
  verdicts: z.array(z.enum(["AC", "WA", "TLE", "RTE", "MLE", "OLE"]).nullable()).max(10_000),
  cpuMs: z.array(z.number().min(0).nullable()).max(10_000),
  /** What the validator said of tests that were not accepted; of some of them where there are many. */
  remarks: z.array(z.object({ test: z.number().int().min(0), words: z.string().max(600) })).max(100),
});
export type VerificationRun = z.infer<typeof verificationRun>;

/** Trials of a package's data by one of its programs, and how many ended as they have to. */
export const dataTrial = z.object({
  kind: z
    .enum(["input-validator", "wrong-inputs", "known-outputs", "junk-outputs"])
    .describe("every test's input · inputs that must be refused · outputs with a known answer · junk"),
  name: z.string().max(300).describe("the program's name; empty where all of a kind are meant"),
  tried: z.number().int().min(0),
  passed: z.number().int().min(0),
  notRun: z.string().max(500).nullable().describe("why none was run; null: they were"),
});
export type DataTrial = z.infer<typeof dataTrial>;

/** What a verification saw beyond its lines, for the setter's desk. */
export const verificationDetail = z.object({
  hostName: z.string().max(120).describe("where the times were measured"),
  testNames: z.array(z.string().max(300)).max(10_000),
  runs: z.array(verificationRun).max(2_000),
  trials: z.array(dataTrial).max(200),
});
export type VerificationDetail = z.infer<typeof verificationDetail>;
