import type { Row, Rows } from "./row.ts";

const inContest = (last: string, json?: unknown): Row["ask"] => {
  return (s) => ({ path: `/api/contests/${s.contestSlug}${last}`, ...(json === undefined ? {} : { json }) });
};
const officials = "!---+--+";
const byOfficials = {
  own: "·---+--+",
  other: officials,
  juryGrant: "·+++++++",
  setterGrant: "·---+--+",
  draft: officials,
  draftJuryGrant: "·+++++++",
  missing: "!---0--0",
};
/** Whoever runs one contest makes no other. */
const byMakers = { ...byOfficials, juryGrant: "·---+--+", draftJuryGrant: "·---+--+" };
const byWatchers = {
  own: "·---++-+",
  other: "!---++-+",
  juryGrant: "·+++++++",
  setterGrant: "·---++-+",
  missing: "!---00-0",
};
/** What an official may meet who has the right: the contest is not in the state for it. */
const states = [
  "contest.settings_refused",
  "contest.wrong_state",
  "contest.clock_refused",
  "contest.not_finalizable",
];

const settings = {
  slug: "a-new-contest",
  title: { en: "A contest" },
  startsAt: 4_000_000_000_000,
  lengthMs: 3_600_000,
  windowMs: null,
  freezeMs: null,
  format: { kind: "icpc" },
  penaltyMinutes: 20,
  awards: { gold: 4, silver: 4, bronze: 4, groupWinners: true, firstSolves: true, honours: true },
  confirmsLate: false,
  hasBalloons: false,
  printPages: null,
  isUpsolvable: false,
  registration: "closed",
  invitationCode: null,
  registrationEndsAt: null,
  takes: "individuals",
  capacity: null,
  level: null,
  qualification: null,
  isExam: false,
  examRanges: [],
  problems: [],
};

/** features/contests: making and running one, and the people in it. */
export const contestDeskRows: Rows = {
  createContest: {
    ask: () => ({ path: "/api/contests", json: settings }),
    who: { none: officials },
    passes: states,
  },
  readContestSettings: { ask: inContest("/settings"), who: byOfficials },
  changeContestSettings: { ask: inContest("/settings", settings), who: byOfficials, passes: states },
  setContestState: { ask: inContest("/state", { state: "archived" }), who: byOfficials, passes: states },
  cloneContest: {
    ask: inContest("/clone", { slug: "a-clone", startsAt: 4_000_000_000_000 }),
    who: byMakers,
    passes: states,
  },
  listUsableProblems: {
    ask: () => ({ path: "/api/usable-problems" }),
    who: { none: officials, juryGrant: "·+++++++", setterGrant: "·---+--+" },
  },
  readContestClock: { ask: inContest("/clock"), who: byOfficials },
  changeContestClock: { ask: inContest("/clock", { kind: "go-on" }), who: byOfficials, passes: states },
  finalizeContest: { ask: inContest("/final"), who: byOfficials, passes: states },
  beginOwnTime: {
    ask: inContest("/begin"),
    // Whoever takes part begins, and nobody else.
    who: { own: "·+++++++", other: "!-------", draft: "!0000000", missing: "!0000000" },
  },
  registerForContest: {
    ask: inContest("/registration", {}),
    // The contest is closed to newcomers, and answers so; who takes part already may ask again.
    who: { own: "·+++++++", other: "!-------", draft: "!0000000", missing: "!0000000" },
  },
  withdrawFromContest: {
    ask: inContest("/registration"),
    who: { own: "·+++++++", other: "!-------", draft: "!0000000", missing: "!0000000" },
    passes: ["registration.closed"],
  },
  listExamSessions: { ask: inContest("/exam-sessions"), who: byWatchers },
  releaseExamSession: {
    ask: (s) => ({ path: `/api/contests/${s.contestSlug}/exam-sessions/${s.userId}` }),
    who: byWatchers,
  },
  listParticipants: { ask: inContest("/participants"), who: byOfficials },
  changeParticipant: {
    ask: (s) => ({
      path: `/api/contests/${s.contestSlug}/participants/${s.participantId}`,
      json: { isHidden: true },
    }),
    who: byOfficials,
  },
  changeMembers: {
    ask: (s) => ({
      path: `/api/contests/${s.contestSlug}/participants/${s.participantId}/members`,
      json: { members: [] },
    }),
    who: byOfficials,
    // The things' participant is one person.
    passes: ["participants.members_refused"],
  },
  changeGroup: {
    ask: (s) => ({ path: `/api/contests/${s.contestSlug}/groups/${s.groupId}`, json: { sortOrder: 1 } }),
    who: byOfficials,
  },
  listAdjustments: { ask: inContest("/adjustments"), who: byOfficials },
  adjustPenalty: {
    ask: (s) => ({
      path: `/api/contests/${s.contestSlug}/participants/${s.participantId}/adjustments`,
      json: { amount: 20, reason: "for a test", sendKey: "for-a-test" },
    }),
    who: byOfficials,
    passes: states,
  },
  withdrawAdjustment: {
    ask: (s) => ({ path: `/api/adjustments/${s.adjustmentId}` }),
    who: byOfficials,
  },
  importParticipants: {
    ask: inContest("/participants/import", { form: "csv", text: "name\nAda", isDryRun: true }),
    who: byOfficials,
  },
};
