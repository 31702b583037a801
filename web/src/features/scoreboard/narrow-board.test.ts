import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { describe, expect, it } from "vitest";
import { board } from "../../../test/build-board.ts";
import { viewBoard } from "./board-lines.ts";
import { narrowBoard } from "./narrow-board.ts";

const whole = (): BoardSnapshot => {
  const made = board({ cells: ["ann A +0 10", "bob A +1 20", "cat A +0 30"], firsts: ["A ann"] });
  return {
    ...made,
    participants: made.participants.map((person) => ({
      ...person,
      ...(person.name === "ann" ? { isUnofficial: true } : { groupIds: ["grp_1"] }),
    })),
  };
};
const placesOf = (shown: BoardSnapshot) => {
  const view = viewBoard(shown, null);
  return view.order.map((id) => `${view.places.get(id)?.rank ?? "–"} ${id} ${view.places.get(id)?.zone}`);
};

describe("a part of the board", () => {
  it("is the whole one, the very same, when nothing is left out", () => {
    const all = whole();
    expect(narrowBoard(all, { groupId: null, withUnofficial: true })).toBe(all);
  });

  it("gives no place and no medal to who is out of competition, and takes none from others", () => {
    expect(placesOf(whole())).toEqual(["– ann null", "1 cat 1", "2 bob 1"]);
  });

  it("ranks a group among itself, counts its own results and keeps who was first of all", () => {
    const group = narrowBoard(whole(), { groupId: "grp_1", withUnofficial: false });
    const view = viewBoard(group, null);

    expect(placesOf(group)).toEqual(["1 cat 1", "2 bob 1"]);
    expect(view.statistics[0]).toEqual({ solved: 2, tried: 2, firstAtMinutes: 20 });
    expect(view.lines.get("cat")?.cells[0]?.isFirst).toBe(false);
  });
});
