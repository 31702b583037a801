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

/** features/balloons and features/printing. */
export const floorRows: Rows = {
  listBalloons: { ask: (s) => ({ path: `/api/contests/${s.contestSlug}/balloons` }), who: byRunners },
  carryBalloon: {
    ask: (s) => ({ path: `/api/balloons/${s.balloonId}/moves`, json: { act: "take" } }),
    who: byRunners,
    // The things' balloon is taken already.
    passes: ["balloon.moved_on"],
  },
  sendPrint: {
    ask: (s) => ({
      path: `/api/contests/${s.contestSlug}/prints`,
      json: { fileName: "main.cpp", text: "int main() {}" },
    }),
    // Who takes part prints, and nobody else; the things' contest prints nothing.
    who: {
      own: "·+++++++",
      other: "!-------",
      juryGrant: "·-------",
      draft: "!0000000",
      missing: "!0000000",
    },
    passes: ["print.off"],
  },
  listOwnPrints: {
    ask: (s) => ({ path: `/api/contests/${s.contestSlug}/prints/own` }),
    who: { own: "·+++++++", other: "!-------", juryGrant: "·-------", missing: "!0000000" },
  },
  listPrints: { ask: (s) => ({ path: `/api/contests/${s.contestSlug}/prints` }), who: byRunners },
  changePrint: {
    ask: (s) => ({ path: `/api/print-jobs/${s.printJobId}/moves`, json: { act: "hand-over" } }),
    who: byRunners,
    // The things' print is still queued.
    passes: ["print.moved_on"],
  },
  readPrintPdf: {
    ask: (s) => ({ path: `/api/print-jobs/${s.printJobId}/pdf` }),
    // A runner carries the sheet and does not read it here; nor does whoever sent it.
    who: {
      own: "·---+--+",
      other: "!---+--+",
      juryGrant: "·+++++++",
      runnerGrant: "·---+--+",
      missing: "!---0--0",
    },
  },
};
