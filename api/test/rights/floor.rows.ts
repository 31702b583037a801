import type { Cells, Rows } from "./row.ts";

/** Whoever works in the hall: proctors, officials, and runners of that contest. */
const byRunners: Cells = {
  own: "·---++-+",
  other: "!---++-+",
  juryGrant: "·+++++++",
  runnerGrant: "·+++++++",
  setterGrant: "·---++-+",
  missing: "!---00-0",
};

/** features/balloons. */
export const floorRows: Rows = {
  listBalloons: { ask: (s) => ({ path: `/api/contests/${s.contestSlug}/balloons` }), who: byRunners },
  carryBalloon: {
    ask: (s) => ({ path: `/api/balloons/${s.balloonId}/moves`, json: { act: "take" } }),
    who: byRunners,
    // The things' balloon is taken already.
    passes: ["balloon.moved_on"],
  },
};
