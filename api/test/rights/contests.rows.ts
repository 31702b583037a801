import type { Cells, Rows } from "./row.ts";

const readers: Cells = {
  other: "++++++++",
  early: "++++++++",
  // A student who takes part in a draft, which its makers may have put there, does not know of it yet.
  draft: "0000+00+",
  draftJuryGrant: "·+++++++",
  missing: "00000000",
};
const code = { problemLabel: "A", languageId: "cpp20", source: "int main() {}" };
const ofContest = (s: { readonly contestSlug: string }, last = "") => `/api/contests/${s.contestSlug}${last}`;

/** features/contests, features/scoreboard and features/submissions. */
export const contestRows: Rows = {
  listContests: { ask: () => ({ path: "/api/contests" }), who: { none: "++++++++" } },
  readContest: { ask: (s) => ({ path: ofContest(s) }), who: readers },
  readContestProblem: {
    ask: (s) => ({ path: ofContest(s, `/problems/${s.label}`) }),
    who: {
      other: "++++++++",
      early: "----+--+",
      earlyJuryGrant: "·+++++++",
      draft: "0000+00+",
      draftJuryGrant: "·+++++++",
      missing: "00000000",
    },
  },
  readScoreboard: [
    { ask: (s) => ({ path: ofContest(s, "/scoreboard") }), who: readers },
    {
      ask: (s) => ({ path: ofContest(s, "/scoreboard?audience=jury") }),
      who: {
        own: "·---+--+",
        other: "!---+--+",
        juryGrant: "·+++++++",
        draftJuryGrant: "·+++++++",
        setterGrant: "·---+--+",
        missing: "!---0--0",
      },
    },
  ],
  readAwards: { ask: (s) => ({ path: ofContest(s, "/awards") }), who: readers },
  submitCode: {
    ask: (s) => ({ path: ofContest(s, "/submissions"), json: code }),
    // Not even an admin sends for a contest without taking part.
    who: {
      own: "·+++++++",
      other: "!-------",
      juryGrant: "·-------",
      draft: "!0000000",
      missing: "!0000000",
    },
  },
  listSubmissions: [
    {
      ask: (s) => ({ path: ofContest(s, "/submissions") }),
      who: { other: "!+++++++", draft: "!000+00+", draftJuryGrant: "·+++++++", missing: "!0000000" },
    },
    {
      ask: (s) => ({ path: ofContest(s, "/submissions?scope=all") }),
      who: {
        own: "·---+--+",
        other: "!---+--+",
        juryGrant: "·+++++++",
        draftJuryGrant: "·+++++++",
        setterGrant: "·---+--+",
        missing: "!---0--0",
      },
    },
  ],
  readSubmission: {
    ask: (s) => ({ path: `/api/submissions/${s.submissionId}` }),
    who: {
      own: "·+++++++",
      other: "!000+00+",
      juryGrant: "·+++++++",
      setterGrant: "·000+00+",
      missing: "!0000000",
    },
  },
  startCustomRun: {
    ask: (s) => ({
      path: ofContest(s, "/custom-runs"),
      json: { ...code, input: { kind: "own", text: "1" } },
    }),
    who: {
      own: "·+++++++",
      other: "!---+--+",
      juryGrant: "·+++++++",
      setterGrant: "·+++++++",
      draft: "!000+00+",
      missing: "!0000000",
    },
    // The things' contest is paused; only whoever may learns it.
    passes: ["custom_run.paused"],
  },
  readCustomRun: {
    ask: (s) => ({ path: `/api/custom-runs/${s.customRunId}` }),
    who: { own: "·+++++++", other: "!0000000", juryGrant: "·0000000", missing: "!0000000" },
  },
};
