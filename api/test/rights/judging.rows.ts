import type { Rows } from "./row.ts";

const officials = "!---+--+";
const inContest = { other: officials, juryGrant: "·+++++++", setterGrant: "·---+--+", missing: "!---0--0" };

/** features/judgements, features/judge-hosts, features/languages, and the judges' own door. */
export const judgingRows: Rows = {
  readJudgingFlow: {
    ask: () => ({ path: "/api/judging/flow" }),
    who: { none: officials, juryGrant: "·---+--+" },
  },
  listJudgingAttention: { ask: () => ({ path: "/api/judging/attention" }), who: { none: officials } },
  judgeGivenUp: {
    ask: (s) => ({ path: `/api/judgements/${s.judgementId}/judge-again` }),
    who: { own: "·---+--+", ...inContest },
  },
  pauseJudging: [
    {
      ask: (s) => ({
        path: "/api/judging/pauses",
        json: { scope: { kind: "contest", contestId: s.contestId }, reason: "for a test" },
      }),
      who: inContest,
      passes: ["judging.paused_already"],
    },
    // In every contest that has it: no one contest's jury, and not its setter.
    {
      ask: (s) => ({
        path: "/api/judging/pauses",
        json: { scope: { kind: "problem", problemId: s.problemId }, reason: "for a test" },
      }),
      who: { other: officials, juryGrant: "·---+--+", setterGrant: "·---+--+", missing: "!---0--0" },
    },
    // Of one contest alone: its jury may.
    {
      ask: (s) => ({
        path: "/api/judging/pauses",
        json: {
          scope: { kind: "contest-problem", contestId: s.contestId, problemId: s.problemId },
          reason: "for a test",
        },
      }),
      who: inContest,
      passes: ["judging.paused_already"],
    },
  ],
  listContestPauses: {
    ask: (s) => ({ path: `/api/contests/${s.contestSlug}/judging-pauses` }),
    who: inContest,
  },
  resumeJudging: { ask: (s) => ({ path: `/api/judging/pauses/${s.pauseId}` }), who: inContest },
  listJudgeHosts: {
    ask: () => ({ path: "/api/judge-hosts" }),
    who: { none: officials, juryGrant: "·---+--+" },
  },
  setJudgeHostState: {
    ask: (s) => ({ path: `/api/judge-hosts/${s.hostId}`, json: { state: "drained" } }),
    who: { other: "!------+", juryGrant: "·------+", missing: "!------0" },
  },
  listJudgeHostEvents: {
    ask: (s) => ({ path: `/api/judge-hosts/${s.hostId}/events` }),
    who: { other: officials, missing: "!---0--0" },
  },
  listLanguages: { ask: () => ({ path: "/api/languages" }), who: { none: "++++++++" } },
  // Nobody's session opens what is for workers, who have a token of their own.
  downloadPackage: {
    ask: (s) => ({ path: `/judge-api/packages/${s.packageHash}` }),
    who: { own: "·!!!!!!!", other: "!!!!!!!!" },
  },
};
