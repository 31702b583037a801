import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta } from "./apply-delta.ts";
import type { BoardDelta, BoardSnapshot, Cell } from "./board.ts";
import { mergeDeltas } from "./merge-deltas.ts";

const empty: BoardSnapshot = {
  contestId: "con",
  audience: "public",
  version: 3,
  phase: { startsAt: 0, endsAt: 300, freezesAt: null, thawedAt: null, finalizedAt: null },
  penaltyMinutes: 20,
  problems: ["A", "B"].map((label) => ({ problemId: label, label, name: {} })),
  participants: ["lola", "omar"].map((name) => ({
    participantId: name,
    name,
    organisation: null,
    group: null,
  })),
  cells: [],
  firsts: [],
};
const solved = (solvedAtMinutes: number): Cell => ({ kind: "solved", wrongBefore: 0, solvedAtMinutes });
const delta = (previousVersion: number, version: number, some: Partial<BoardDelta> = {}): BoardDelta => ({
  contestId: "con",
  audience: "public",
  previousVersion,
  version,
  cells: [],
  firsts: [],
  ...some,
});

describe("a delta", () => {
  it("puts its cells, firsts and phase in place and takes the board to its version", () => {
    const phase = { ...empty.phase, freezesAt: 200 };
    const next = delta(3, 4, {
      cells: [{ participantId: "lola", problemId: "A", cell: solved(9) }],
      firsts: [{ problemId: "A", participantId: "lola" }],
      phase,
    });

    expect(applyDelta(empty, next)).toEqual({
      kind: "applied",
      snapshot: { ...empty, version: 4, phase, cells: next.cells, firsts: next.firsts },
    });
  });

  it("takes a cell away that has become untouched", () => {
    const touched = { ...empty, cells: [{ participantId: "lola", problemId: "A", cell: solved(9) }] };
    const result = applyDelta(
      touched,
      delta(3, 4, { cells: [{ participantId: "lola", problemId: "A", cell: { kind: "untouched" } }] }),
    );

    expect(result).toEqual({ kind: "applied", snapshot: { ...empty, version: 4 } });
  });

  it("leaves the cells in a snapshot's order, by person and then by problem, wherever they come in", () => {
    const at = (participantId: string, problemId: string) => ({ participantId, problemId, cell: solved(9) });
    const one = { ...empty, cells: [at("lola", "B"), at("omar", "A")] };
    const next = delta(3, 4, {
      cells: [at("omar", "B"), at("lola", "A")],
      firsts: [
        { problemId: "B", participantId: "omar" },
        { problemId: "A", participantId: "lola" },
      ],
    });

    const result = applyDelta(one, next);

    if (result.kind === "gap") throw new Error("a gap");
    expect(result.snapshot.cells).toEqual([
      at("lola", "A"),
      at("lola", "B"),
      at("omar", "A"),
      at("omar", "B"),
    ]);
    expect(result.snapshot.firsts.map(({ problemId }) => problemId)).toEqual(["A", "B"]);
  });

  it("is a gap when changes before it are missing", () => {
    expect(applyDelta(empty, delta(4, 5))).toEqual({ kind: "gap" });
  });

  it("is a gap when it names someone who joined after the snapshot", () => {
    const stranger = delta(3, 4, { cells: [{ participantId: "new", problemId: "A", cell: solved(1) }] });

    expect(applyDelta(empty, stranger)).toEqual({ kind: "gap" });
  });

  it("is ignored when it is older or belongs to another board", () => {
    const unchanged = { kind: "applied", snapshot: empty };

    expect(applyDelta(empty, delta(1, 3))).toEqual(unchanged);
    expect(applyDelta(empty, delta(3, 4, { audience: "jury" }))).toEqual(unchanged);
    expect(applyDelta(empty, delta(3, 4, { contestId: "other" }))).toEqual(unchanged);
  });

  it("applies when it was merged from one the board has and one it has not", () => {
    const result = applyDelta(empty, delta(1, 5));

    expect(result).toEqual({ kind: "applied", snapshot: { ...empty, version: 5 } });
  });

  it("merges only with its neighbour on the same board", () => {
    expect(mergeDeltas(delta(3, 4), delta(5, 6))).toBeNull();
    expect(mergeDeltas(delta(3, 4), delta(4, 5, { audience: "jury" }))).toBeNull();
    expect(mergeDeltas(delta(3, 4), delta(4, 5))).toEqual(delta(3, 5));
  });
});

/** Changes of a board: each sets one cell and one first and makes a version. */
const changes = fc.array(
  fc.record({
    participantId: fc.constantFrom("lola", "omar"),
    problemId: fc.constantFrom("A", "B"),
    cell: fc.oneof(
      fc.constant<Cell>({ kind: "untouched" }),
      fc.integer({ min: 0, max: 99 }).map(solved),
      fc.integer({ min: 1, max: 9 }).map((wrong): Cell => ({ kind: "tried", wrong })),
    ),
    first: fc.constantFrom("lola", "omar", null),
  }),
  { minLength: 1, maxLength: 20 },
);

type Change = { participantId: string; problemId: string; cell: Cell; first: string | null };

function deltasOf(drawn: readonly Change[]): BoardDelta[] {
  return drawn.map((change, index) =>
    delta(3 + index, 4 + index, {
      cells: [{ participantId: change.participantId, problemId: change.problemId, cell: change.cell }],
      firsts: [{ problemId: change.problemId, participantId: change.first }],
    }),
  );
}

function applyAll(snapshot: BoardSnapshot, deltas: readonly BoardDelta[]): BoardSnapshot {
  return deltas.reduce((board, next) => {
    const result = applyDelta(board, next);
    if (result.kind === "gap") throw new Error(`gap at version ${next.version}`);
    return result.snapshot;
  }, snapshot);
}

/** The board as a server would compute it from its last state, cells in a fixed order. */
function sorted(board: BoardSnapshot) {
  const key = (at: { participantId: string | null; problemId: string }) =>
    `${at.problemId} ${at.participantId}`;
  return {
    version: board.version,
    cells: board.cells.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    firsts: board.firsts.toSorted((a, b) => (a.problemId < b.problemId ? -1 : 1)),
  };
}

describe("a sequence of deltas", () => {
  it("ends in the same board as the snapshot taken at its end", () => {
    fc.assert(
      fc.property(changes, (drawn) => {
        const last = new Map(drawn.map((change) => [`${change.participantId}${change.problemId}`, change]));
        const lastFirst = new Map(drawn.map((change) => [change.problemId, change.first]));
        const snapshotAtEnd = {
          ...empty,
          version: 3 + drawn.length,
          cells: [...last.values()]
            .filter((change) => change.cell.kind !== "untouched")
            .map(({ participantId, problemId, cell }) => ({ participantId, problemId, cell })),
          firsts: [...lastFirst].map(([problemId, participantId]) => ({ problemId, participantId })),
        };

        expect(sorted(applyAll(empty, deltasOf(drawn)))).toEqual(sorted(snapshotAtEnd));
      }),
    );
  });

  it("gives the same board one by one, merged, and begun in the middle of a merge", () => {
    fc.assert(
      fc.property(changes, fc.nat(), (drawn, cut) => {
        const deltas = deltasOf(drawn);
        const merged = deltas.reduce((a, b) => mergeDeltas(a, b) ?? a);
        const oneByOne = applyAll(empty, deltas);
        const middle = applyAll(empty, deltas.slice(0, cut % deltas.length));

        expect(sorted(applyAll(empty, [merged]))).toEqual(sorted(oneByOne));
        expect(sorted(applyAll(middle, [merged]))).toEqual(sorted(oneByOne));
      }),
    );
  });
});
