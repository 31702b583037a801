import type { Cells, Row, Rows } from "./row.ts";

const ofVersion = (last: string, json?: unknown): Row["ask"] => {
  return (s) => ({
    path: `/api/problem-versions/${s.problemVersionId}${last}`,
    ...(json === undefined ? {} : { json }),
  });
};
/** The owner while a setter; whoever is made setter of it; admins. */
const changing: Cells = {
  own: "·--+---+",
  other: "!------+",
  juryGrant: "·------+",
  setterGrant: "·+++++++",
  missing: "!------0",
};
/** The jury too, who judge with it. */
const reading: Cells = {
  own: "·--++--+",
  other: "!---+--+",
  juryGrant: "·---+--+",
  setterGrant: "·+++++++",
  missing: "!---0--0",
};

/** features/problems. */
export const problemRows: Rows = {
  pushPackage: {
    ask: () => ({ path: "/api/problems/push", body: "no archive" }),
    who: { none: "!--+---+", setterGrant: "·--+---+" },
    passes: ["package.archive_refused"],
  },
  listProblems: {
    ask: () => ({ path: "/api/problems" }),
    who: { none: "!--++--+", juryGrant: "·--++--+", setterGrant: "·+++++++" },
  },
  readProblem: { ask: (s) => ({ path: `/api/problems/${s.problemSlug}` }), who: reading },
  setProblemJudging: {
    ask: (s) => ({ path: `/api/problems/${s.problemSlug}/judging`, json: { judgesEveryTest: true } }),
    who: changing,
  },
  readProblemVersion: { ask: ofVersion(""), who: reading },
  readProblemVersionReport: { ask: ofVersion("/report"), who: reading },
  listProblemFiles: { ask: ofVersion("/files"), who: reading },
  readProblemFile: { ask: ofVersion("/files/problem.yaml"), who: reading },
  previewProblemStatement: { ask: ofVersion("/statement"), who: reading },
  compareProblemVersions: {
    ask: (s) => ({ path: `/api/problem-versions/${s.problemVersionId}/compare/${s.olderVersionId}` }),
    who: reading,
  },
  verifyProblemVersion: { ask: ofVersion("/verify"), who: changing },
  stopProblemVerification: { ask: ofVersion("/stop"), who: changing },
  publishProblemVersion: { ask: ofVersion("/publish", {}), who: changing },
  withdrawProblemVersion: {
    ask: ofVersion("/withdraw", { reason: "for a test" }),
    who: changing,
    passes: ["package.not_published"],
  },
  readProblemAsset: {
    ask: (s) => ({
      path: `/api/problem-assets/${s.problemVersionId}/${encodeURIComponent(s.assetPath)}`,
    }),
    who: { other: "++++++++", early: "0000+00+", earlyJuryGrant: "·000+00+", missing: "00000000" },
  },
};
