import type { Row, Rows } from "./row.ts";

const officials = "!---+--+";
const inContest = (last: string, json?: unknown): Row["ask"] => {
  return (s) => ({ path: `/api/contests/${s.contestSlug}${last}`, ...(json === undefined ? {} : { json }) });
};
const ofSet = (last: string): Row["ask"] => {
  return (s) => ({ path: `/api/rejudges/${s.rejudgeId}${last}` });
};
const byJury = {
  own: "·---+--+",
  other: officials,
  juryGrant: "·+++++++",
  setterGrant: "·---+--+",
  draft: officials,
  draftJuryGrant: "·+++++++",
  missing: "!---0--0",
};
const question = { text: "Is n positive?", problemLabel: null };

/** features/clarifications, features/jury-desk and sets judged again. */
export const juryRows: Rows = {
  listClarifications: {
    ask: inContest("/clarifications"),
    who: { other: "++++++++", draft: "0000+00+", draftJuryGrant: "·+++++++", missing: "00000000" },
  },
  askQuestion: {
    ask: inContest("/clarifications", question),
    // Whoever takes part asks, and nobody else.
    who: { own: "·+++++++", other: "!-------", draft: "!000-00-", missing: "!0000000" },
  },
  markClarificationsRead: {
    ask: inContest("/clarifications/read", { seq: 1 }),
    who: { other: "!+++++++", draft: "!000+00+", draftJuryGrant: "·+++++++", missing: "!0000000" },
  },
  answerQuestion: {
    ask: (s) => ({
      path: `/api/clarifications/${s.clarificationId}/answers`,
      json: { text: "Yes.", audience: "asker", isQuoted: false },
    }),
    who: byJury,
  },
  announce: { ask: inContest("/announcements", question), who: byJury },
  listCannedAnswers: { ask: inContest("/canned-answers"), who: byJury },
  keepCannedAnswer: { ask: inContest("/canned-answers", { text: "No comment." }), who: byJury },
  removeCannedAnswer: { ask: (s) => ({ path: `/api/canned-answers/${s.cannedAnswerId}` }), who: byJury },
  listDeskSubmissions: { ask: inContest("/desk/submissions"), who: byJury },
  readSubmissionHistory: {
    ask: (s) => ({ path: `/api/submissions/${s.submissionId}/history` }),
    who: byJury,
  },
  listRejudges: { ask: inContest("/rejudges"), who: byJury },
  startRejudge: {
    ask: inContest("/rejudges", { pick: { kind: "filter" }, reason: "for a test" }),
    who: byJury,
    passes: ["rejudge.empty", "rejudge.overlaps"],
  },
  readRejudge: { ask: ofSet(""), who: byJury },
  previewRejudge: { ask: ofSet("/preview"), who: byJury },
  applyRejudge: { ask: ofSet("/apply"), who: byJury, passes: ["rejudge.not_finished"] },
  dropRejudge: { ask: ofSet("/drop"), who: byJury },
  undoRejudge: { ask: ofSet("/undo"), who: byJury, passes: ["rejudge.closed"] },
};
