import type { BoardSnapshot, Cell } from "@bilimdon/rules/scoreboard/board";
import { describe, expect, it } from "vitest";
import { board, delta } from "../../../test/build-board.ts";
import { viewBoard } from "./board-lines.ts";
import { nothingYet, takeDelta, takeSnapshot } from "./board-sync.ts";
import { columnText } from "./column-text.ts";

const points = (score: number, some: Partial<Extract<Cell, { kind: "scored" }>> = {}): Cell => ({
  kind: "scored",
  score,
  isFull: false,
  attempts: 1,
  penalties: 0,
  improvedAtSeconds: 60,
  pending: 0,
  why: null,
  ...some,
});

describe("the view of a board with points", () => {
  const scored = (format: BoardSnapshot["format"], cells: readonly [string, string, Cell][]) =>
    viewBoard(
      {
        ...board(),
        format,
        cells: cells.map(([participantId, problemId, cell]) => ({ participantId, problemId, cell })),
      },
      null,
    );

  it("ranks by score, says it to two decimals and shows the columns of its format", () => {
    const view = scored({ kind: "atcoder" }, [
      ["ann", "A", points(66.664)],
      ["bob", "A", points(66.67)],
    ]);
    const texts = view.order.map((id) => {
      const line = view.lines.get(id);
      return line === undefined ? [] : view.columns.map((column) => columnText(line, column));
    });

    expect(view.columns).toEqual(["score", "time"]);
    expect(view.order).toEqual(["bob", "ann", "cat"]);
    expect(texts).toEqual([
      ["66,67", "0:01:00"],
      ["66,66", "0:01:00"],
      ["0", ""],
    ]);
  });

  it("counts full scores as solved, hidden runs as hidden, and gives zones to who has points", () => {
    const view = scored({ kind: "ioi", counts: "best-submission", feedback: "full" }, [
      ["ann", "A", points(100, { isFull: true })],
      ["bob", "A", points(30)],
      ["cat", "B", points(0, { attempts: 0, improvedAtSeconds: null, pending: 2, why: "frozen" })],
    ]);

    expect(view.statistics.map(({ solved }) => solved)).toEqual([1, 0]);
    expect(view.hiddenCount).toBe(2);
    expect(["ann", "bob", "cat"].map((id) => view.places.get(id)?.zone)).toEqual([1, 1, null]);
  });
});

describe("the board's view", () => {
  it("draws a line for everyone, in the order of the ranks, with a cell for every problem", () => {
    const view = viewBoard(board({ cells: ["bob A +0 30", "cat B -2"] }), null);
    expect(view.order).toEqual(["bob", "ann", "cat"]);
    expect(view.lines.get("cat")?.cells.map((at) => at.cell.kind)).toEqual(["untouched", "tried"]);
    expect(view.places.get("ann")?.rank).toBe(2);
    expect(view.places.get("cat")?.rank).toBe(2);
  });

  it("marks the first to solve and nobody else", () => {
    const view = viewBoard(board({ cells: ["bob A +0 30", "cat A +0 40"], firsts: ["A bob"] }), null);
    expect(view.lines.get("bob")?.cells[0]?.isFirst).toBe(true);
    expect(view.lines.get("cat")?.cells[0]?.isFirst).toBe(false);
  });

  it("counts who solved and who tried a problem, when first, and how many results the freeze hides", () => {
    const view = viewBoard(
      board({ cells: ["ann A +0 10", "bob A +1 20", "cat A ?3 250", "cat B ?2 260"] }),
      null,
    );
    expect(view.statistics).toEqual([
      { solved: 2, tried: 3, firstAtMinutes: 10 },
      { solved: 0, tried: 1, firstAtMinutes: null },
    ]);
    expect(view.hiddenCount).toBe(5);
  });

  it("gives gold to ranks 1–4, silver to 5–8, bronze to 9–12, and none to those who solved nothing", () => {
    const people = Array.from({ length: 15 }, (_, index) => `p${String(index).padStart(2, "0")}`);
    const cells = people.slice(0, 13).map((person, index) => `${person} A +0 ${10 + index}`);
    const view = viewBoard(board({ people, cells }), null);
    const zones = view.order.map((id) => view.places.get(id)?.zone);
    expect(zones).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, null, null, null]);
    const starts = view.order.filter((id) => view.places.get(id)?.isZoneStart);
    expect(starts).toEqual(["p00", "p04", "p08"]);
  });

  it("keeps the very line objects that a delta did not touch, so that they are not drawn again", () => {
    const start = takeSnapshot(nothingYet, board({ cells: ["ann A +0 10", "bob A -1"] }));
    const before = viewBoard(start.board ?? board(), null);
    const after = viewBoard(takeDelta(start, delta(1, 2, ["bob A +1 50"])).board ?? board(), before);
    expect(after.lines.get("ann")).toBe(before.lines.get("ann"));
    expect(after.lines.get("cat")).toBe(before.lines.get("cat"));
    expect(after.lines.get("bob")).not.toBe(before.lines.get("bob"));
    expect(after.lines.get("bob")?.cells[1]).toBe(before.lines.get("bob")?.cells[1]);
  });

  it("keeps the lines over a snapshot that says the same in new objects", () => {
    const words = { cells: ["ann A +0 10", "bob A ?1 250"], firsts: ["A ann"] };
    const before = viewBoard(board(words), null);
    const after = viewBoard(board({ ...words, version: 9 }), before);
    expect([...after.lines.values()]).toEqual([...before.lines.values()]);
    for (const id of before.order) expect(after.lines.get(id)).toBe(before.lines.get(id));
  });
});
