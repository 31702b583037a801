/**
 * The recorded play of the demo contest: who sends what in which minute. Made from a fixed seed, so that every first
 * start shows the same contest; the verdicts are not written here, the real judge finds them.
 */
import type { DemoTeam } from "./demo-teams.ts";

export type PlayedKind = "accepted" | "wrong_answer" | "time_limit_exceeded" | "run_time_error";

export interface PlayedSubmission {
  /** Seconds since the contest began. */
  readonly atSeconds: number;
  readonly teamIndex: number;
  readonly problemIndex: number;
  /** The jury folder its source comes from. */
  readonly kind: PlayedKind;
  /** Chooses among the folder's sources: 0 ≤ pick < 1. */
  readonly pick: number;
}

const wrongKinds: readonly PlayedKind[] = [
  "wrong_answer",
  "wrong_answer",
  "wrong_answer",
  "time_limit_exceeded",
  "run_time_error",
];

/**
 * Plans the whole contest.
 *
 * @param teams          in any order; stronger ones solve more, sooner and cleaner
 * @param problemCount   problem 0 is the easiest
 * @param lengthSeconds  of the contest
 * @returns in order of time
 */
export function planDemo(
  teams: readonly DemoTeam[],
  problemCount: number,
  lengthSeconds: number,
): readonly PlayedSubmission[] {
  const random = seededRandom(2_026);
  const played = teams.flatMap((team, teamIndex) =>
    planTeam(team, teamIndex, problemCount, lengthSeconds, random),
  );
  return played.sort((a, b) => a.atSeconds - b.atSeconds || a.teamIndex - b.teamIndex);
}

function planTeam(
  team: DemoTeam,
  teamIndex: number,
  problemCount: number,
  lengthSeconds: number,
  random: () => number,
): PlayedSubmission[] {
  const played: PlayedSubmission[] = [];
  let atSeconds = 0;
  for (const problemIndex of readingOrder(problemCount, random)) {
    const difficulty = (problemIndex + 0.5) / problemCount;
    const effort = lengthSeconds * (0.03 + 0.24 * difficulty) * (1.75 - team.skill) * (0.5 + random());
    const isSolved = random() < 0.75 + 1.35 * team.skill - 1.5 * difficulty;
    const wrongCount = Math.floor(random() ** (1 + team.skill) * 2.6 * (0.4 + difficulty));
    const tries = isSolved ? wrongCount + 1 : Math.min(wrongCount + 1, 3);
    for (let tryIndex = 0; tryIndex < tries; tryIndex++) {
      atSeconds += tryIndex === 0 ? effort : 90 + 420 * random();
      const isLast = isSolved && tryIndex === tries - 1;
      const wrong = wrongKinds[Math.floor(random() * wrongKinds.length)] ?? "wrong_answer";
      const kind = isLast ? "accepted" : wrong;
      played.push({ atSeconds: Math.floor(atSeconds), teamIndex, problemIndex, kind, pick: random() });
    }
  }
  return played.filter((submission) => submission.atSeconds < lengthSeconds - 1);
}

/** Easy ones first, but not everybody the same way. */
function readingOrder(problemCount: number, random: () => number): number[] {
  return Array.from({ length: problemCount }, (_, problemIndex) => ({
    problemIndex,
    at: problemIndex + 2.2 * random(),
  }))
    .sort((a, b) => a.at - b.at)
    .map((place) => place.problemIndex);
}

/** Mulberry32: small, good enough to scatter a demo, the same on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
