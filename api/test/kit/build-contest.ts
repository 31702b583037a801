import type { JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { Database } from "../../src/db/client.ts";
import { build } from "./build.ts";

const minute = 60_000;

export interface BuiltContest {
  readonly contestId: string;
  readonly slug: string;
  readonly startsAt: number;
  /** By label "A", "B", … */
  readonly problems: Readonly<Record<string, { problemId: string; problemVersionId: string }>>;
  /** By name. */
  readonly participants: Readonly<Record<string, { id: string; userId: string }>>;
  /** A queued submission of that minute. */
  send(
    name: string,
    label: string,
    atMinutes: number,
  ): Promise<{ submissionId: string; judgementId: string }>;
}

export interface ContestWish {
  readonly labels: readonly string[];
  readonly names: readonly string[];
  /** Minute 0; default: 100 minutes ago. */
  readonly startsAt?: number;
  readonly freezesAtMinutes?: number;
  readonly minutes?: number;
}

/** A contest of 300 minutes with problems and people who may send. */
export async function buildContest(db: Database, wish: ContestWish): Promise<BuiltContest> {
  const startsAt = wish.startsAt ?? Date.now() - 100 * minute;
  const at = (minutes: number) => new Date(startsAt + minutes * minute);
  const contest = await build.contest(db, {
    startsAt: at(0),
    endsAt: at(wish.minutes ?? 300),
    freezesAt: wish.freezesAtMinutes === undefined ? null : at(wish.freezesAtMinutes),
  });
  const contestId = contest.id;
  const problems: Record<string, { problemId: string; problemVersionId: string }> = {};
  for (const label of wish.labels) problems[label] = await build.contestProblem(db, { contestId, label });
  const participants: Record<string, { id: string; userId: string }> = {};
  for (const name of wish.names) {
    const user = await build.user(db, { displayName: name });
    const { id } = await build.participant(db, { contestId, userId: user.id, name });
    participants[name] = { id, userId: user.id };
  }
  return {
    contestId,
    slug: contest.slug,
    startsAt,
    problems,
    participants,
    async send(name, label, atMinutes) {
      const participant = participants[name];
      const problem = problems[label];
      if (participant === undefined || problem === undefined) throw new Error(`no ${name} or ${label} here`);
      const { problemId, problemVersionId } = problem;
      const submittedAt = at(atMinutes);
      const sent = { contestId, participantId: participant.id, problemId, problemVersionId, submittedAt };
      const submission = await build.submission(db, sent);
      return { submissionId: submission.id, judgementId: submission.judgement.id };
    },
  };
}

const flight: JudgementVerdict["flight"] = {
  hostName: "host-a",
  workerId: "w1",
  box: build.hello("host-a", []).box,
  languageVersion: "g++ 12",
  compileCommand: ["g++", "main.cpp"],
  runCommand: ["./main"],
  timeLimitMs: 1_000,
  memoryLimitBytes: 2 ** 28,
  isCompileCached: false,
  leasedAt: 1,
  compiledAt: 2,
  finishedAt: 3,
};

/** What a worker sends; a rejected one fails on its second test of three. */
export function buildVerdict(judgementId: string, verdict: VerdictCode, attempt = 1): JudgementVerdict {
  const test = (name: string, code: Exclude<VerdictCode, "CE">) => ({
    name,
    verdict: code,
    cpuMs: 12.5,
    wallMs: 20,
    memoryBytes: 1_048_576,
    score: null,
    judgeMessage: null,
    teamMessage: null,
  });
  const tests = verdict === "CE" ? [] : [test("sample/1", "AC"), test("secret/1", verdict)];
  return {
    judgementId,
    attempt,
    flight,
    outcome: {
      kind: "judged",
      verdict,
      score: null,
      maxScore: null,
      maxCpuMs: verdict === "CE" ? null : 12.5,
      maxMemoryBytes: verdict === "CE" ? null : 1_048_576,
      compileMessage: verdict === "CE" ? "main.cpp:1: error" : null,
      tests,
      groups: [],
      testsTotal: 3,
    },
  };
}

/** A judging error as a worker sends it. */
export function buildFault(judgementId: string, fault: "setter" | "platform", attempt = 1): JudgementVerdict {
  const detail = fault === "setter" ? "checker left with 3" : "the box would not start";
  return { judgementId, attempt, flight, outcome: { kind: "failed", fault, step: "run-test", detail } };
}
