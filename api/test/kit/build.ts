/** Makers of rows: what a test does not say is filled in with something plain and valid. */
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import type { Database } from "../../src/db/client.ts";
import { users } from "../../src/db/schema/accounts.ts";
import { contestProblems, contests, participants } from "../../src/db/schema/contests.ts";
import { grants } from "../../src/db/schema/grants.ts";
import { judgeHosts } from "../../src/db/schema/judge-hosts.ts";
import { problems, problemVersions } from "../../src/db/schema/problems.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";
import { randomIds } from "../../src/make-ids.ts";

let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};
const hourMs = 3_600_000;

type Given<T extends { $inferInsert: unknown }> = Partial<T["$inferInsert"]>;

async function user(db: Database, given: Given<typeof users> = {}) {
  const n = next();
  const row = {
    id: randomIds.make("user"),
    login: `person${n}`,
    displayName: `Person ${n}`,
    passwordHash: "nobody signs in with this",
    role: "student" as const,
    ...given,
  };
  await db.insert(users).values(row);
  return row;
}

/** Running since an hour and for one more, not frozen. */
async function contest(db: Database, given: Given<typeof contests> = {}) {
  const row = {
    id: randomIds.make("contest"),
    slug: `contest-${next()}`,
    title: { en: "A contest", uz: "Musobaqa", ru: "Соревнование" },
    startsAt: new Date(Date.now() - hourMs),
    endsAt: new Date(Date.now() + hourMs),
    ...given,
  };
  await db.insert(contests).values(row);
  return row;
}

/** A published version of a problem; a new problem of a new owner unless `problemId` is given. */
async function problemVersion(db: Database, given: Given<typeof problemVersions> = {}) {
  const problemId = given.problemId ?? (await problem(db)).id;
  const row = {
    id: randomIds.make("problemVersion"),
    number: next(),
    packageHash: "a".repeat(64),
    manifest: manifest(),
    names: { en: "Sum", uz: "Yigʻindi", ru: "Сумма" },
    timeLimitMs: 1_000,
    memoryBytes: 256 * 2 ** 20,
    state: "verified" as const,
    ...given,
    problemId,
  };
  await db.insert(problemVersions).values(row);
  return row;
}

async function problem(db: Database, given: Given<typeof problems> = {}) {
  const ownerId = given.ownerId ?? (await user(db, { role: "setter" })).id;
  const row = { id: randomIds.make("problem"), slug: `problem-${next()}`, ...given, ownerId };
  await db.insert(problems).values(row);
  return row;
}

/** Puts a problem (a new one unless given) into a contest under a label. */
async function contestProblem(
  db: Database,
  given: Given<typeof contestProblems> & { contestId: string; label: string },
) {
  const version = given.problemVersionId === undefined ? await problemVersion(db) : null;
  const row = {
    problemId: version?.problemId ?? "",
    problemVersionId: version?.id ?? "",
    ordinal: given.label.charCodeAt(0) - 65,
    ...given,
  };
  await db.insert(contestProblems).values(row);
  return row;
}

async function participant(db: Database, given: Given<typeof participants> & { contestId: string }) {
  const row = { id: randomIds.make("participant"), name: `Team ${next()}`, ...given };
  await db.insert(participants).values(row);
  return row;
}

/** A submission with its current judgement, queued unless `judgement` says otherwise. */
async function submission(
  db: Database,
  given: Omit<Given<typeof submissions>, "contestId"> & {
    contestId: string;
    participantId: string;
    problemId: string;
    problemVersionId: string;
    judgement?: Given<typeof judgements>;
  },
) {
  const { judgement: givenJudgement, ...rest } = given;
  const row = {
    id: randomIds.make("submission"),
    languageId: "cpp20",
    fileName: "main.cpp",
    source: "int main() {}\n",
    submittedAt: new Date(),
    ...rest,
  };
  const judgement = {
    id: randomIds.make("judgement"),
    submissionId: row.id,
    state: "queued" as const,
    queuedAt: row.submittedAt,
    ...givenJudgement,
  };
  await db.insert(submissions).values(row);
  await db.insert(judgements).values(judgement);
  return { ...row, judgement };
}

/** A connected worker with C++, Python and Java. */
async function judgeHost(db: Database, given: Given<typeof judgeHosts> = {}) {
  const n = next();
  const row = {
    id: randomIds.make("judgeHost"),
    name: `host-${n}`,
    workerId: `worker-${n}`,
    hello: hello(`host-${n}`, ["cpp20", "python3", "java"]),
    isConnected: 1,
    lastSeenAt: new Date(),
    ...given,
  };
  await db.insert(judgeHosts).values(row);
  return row;
}

/** What a worker with these languages says of itself. */
function hello(name: string, languageIds: readonly string[]): (typeof judgeHosts.$inferInsert)["hello"] {
  return {
    v: 1,
    name,
    workerId: name,
    cores: 2,
    lanes: 2,
    memoryBytes: 2 ** 33,
    languages: languageIds.map((id) => ({ id, version: `${id} 1.0` })),
    missingLanguages: [],
    box: {
      runnerVersion: "test",
      protocol: 1,
      mode: "native-root",
      namespaces: [],
      cgroup: "v2",
      isSeccompOn: true,
      isLandlockOn: true,
      isMemoryApproximate: false,
      cores: [],
      imageDigest: null,
      weaknesses: [],
    },
  };
}

/** A small pass-fail problem in every language. */
function manifest(given: Partial<Manifest> = {}): Manifest {
  const grading = {
    kind: "legacy",
    onReject: "break",
    grader: "default",
    graderFlags: [],
    acceptScore: 1,
    rejectScore: 0,
    range: [0, 1],
  } as const;
  return {
    format: "legacy",
    shortName: "sum",
    uuid: null,
    version: null,
    embargoUntil: null,
    names: { en: "Sum" },
    kind: { isScoring: false, isInteractive: false, isMultiPass: false, isSubmitAnswer: false },
    limits: {
      timeLimitMs: 1_000,
      memoryBytes: 256 * 2 ** 20,
      outputBytes: 8 * 2 ** 20,
      codeBytes: 128 * 1024,
      compilationTimeMs: 60_000,
      compilationMemoryBytes: 2 ** 30,
      validationTimeMs: 60_000,
      validationMemoryBytes: 2 ** 30,
      validationOutputBytes: 8 * 2 ** 20,
      validationPasses: 1,
    },
    timeLimitRule: { kind: "legacy", timeMultiplier: 5, timeSafetyMargin: 2 },
    outputValidators: { kind: "default" },
    inputValidators: [],
    staticValidator: null,
    customGrader: null,
    shownSamples: [],
    imported: null,
    statements: [],
    solutions: [],
    attachments: [],
    includes: {},
    languages: "all",
    isFileWritingAllowed: false,
    constants: {},
    tests: {
      sample: { name: "sample", grading, cases: [], groups: [] },
      secret: { name: "secret", grading, cases: [], groups: [] },
      top: grading,
    },
    submissions: [],
    validatorCases: [],
    credits: {},
    source: [],
    license: "unknown",
    rightsOwner: null,
    keywords: [],
    objective: "max",
    isGroupScoreShown: false,
    warnings: [],
    ...given,
  };
}

/** Made somebody there: jury of a contest unless another role is given. */
async function grant(
  db: Database,
  given: Given<typeof grants> & Pick<typeof grants.$inferInsert, "userId" | "thingId">,
) {
  const row = {
    id: randomIds.make("grant"),
    role: "jury" as const,
    thingKind: "contest" as const,
    givenBy: given.userId,
    givenAt: new Date(),
    ...given,
  };
  await db.insert(grants).values(row);
  return row;
}

export const build = {
  user,
  grant,
  contest,
  problem,
  problemVersion,
  contestProblem,
  participant,
  submission,
  judgeHost,
  hello,
  manifest,
};
