import type { Row, Rows } from "./row.ts";

const ofSubmission = (last: string, json?: unknown): Row["ask"] => {
  return (s) => ({
    path: `/api/submissions/${s.submissionId}${last}`,
    ...(json === undefined ? {} : { json }),
  });
};
const byJury = {
  own: "·---+--+",
  other: "!---+--+",
  juryGrant: "·+++++++",
  setterGrant: "·---+--+",
  draft: "!---+--+",
  draftJuryGrant: "·+++++++",
  missing: "!---0--0",
};
const reason = "for a test";

/** features/judgements/decisions: what the jury decides by hand. */
export const decisionRows: Rows = {
  overrideVerdict: {
    ask: ofSubmission("/override", { verdict: "AC", score: null, reason }),
    who: byJury,
  },
  withdrawOverride: { ask: ofSubmission("/override"), who: byJury, passes: ["decision.none"] },
  ignoreSubmission: { ask: ofSubmission("/ignore", { reason }), who: byJury },
  startTestRun: {
    ask: ofSubmission("/tests/1/runs", {}),
    who: byJury,
    // The things' submission waits for its verdict.
    passes: ["custom_run.no_test"],
  },
  restoreSubmission: { ask: ofSubmission("/ignore"), who: byJury, passes: ["decision.none"] },
};
