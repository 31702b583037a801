import type { Sent } from "./send-code.ts";

export interface Ended {
  readonly submissionId: string;
  readonly sendKey: string | null;
  readonly state: "queued" | "judged" | "failed" | null;
  readonly verdict: string | null;
}

export interface ChaosCount {
  readonly submissions: number;
  /** Acknowledged to the sender, and not in the database or without a judgement. */
  readonly lost: number;
  /** More than one submission of one press of the button, or more than one judgement of one submission. */
  readonly duplicated: number;
  /** Another verdict than the code deserves, or a board that disagrees with the verdicts. */
  readonly wrong: number;
  /** No verdict in the end. */
  readonly stuck: number;
}

/**
 * What became of everything that was sent.
 *
 * @param ended    one for each judgement; a submission without one has state null
 * @param solvers  participants with a solved cell on the jury's board
 */
export function countChaos(
  sent: readonly Sent[],
  ended: readonly Ended[],
  solvers: readonly string[],
): ChaosCount {
  const judgementsOf = new Map<string, Ended[]>();
  for (const end of ended)
    judgementsOf.set(end.submissionId, [...(judgementsOf.get(end.submissionId) ?? []), end]);
  const keys = new Set(ended.map(({ sendKey }) => sendKey));
  const endsOf = ({ submissionId }: Sent) => judgementsOf.get(submissionId) ?? [];
  const repeated = ended.length - judgementsOf.size;
  const doubles = judgementsOf.size - keys.size;

  const isWrong = (one: Sent) =>
    endsOf(one).some(({ state, verdict }) => state === "judged" && verdict !== one.verdict);
  const mustHaveSolved = new Set(sent.filter(({ verdict }) => verdict === "AC").map((s) => s.participantId));
  const hasSolved = new Set(solvers);
  const wrongCells =
    [...mustHaveSolved].filter((id) => !hasSolved.has(id)).length +
    [...hasSolved].filter((id) => !mustHaveSolved.has(id)).length;

  return {
    submissions: sent.length,
    lost: sent.filter((one) => endsOf(one).length === 0 || endsOf(one).some(({ state }) => state === null))
      .length,
    duplicated: repeated + doubles,
    wrong: sent.filter(isWrong).length + wrongCells,
    stuck: sent.filter((one) => endsOf(one).some(({ state }) => state === "queued" || state === "failed"))
      .length,
  };
}
