import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { medalsOf } from "@bilimdon/rules/scoring/board-awards";
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

describe("medals on a part of the board", () => {
  it("are those of the whole contest: the best of a group has none by that", () => {
    const people = ["ann", "bob", "cat", "dan", "eve", "fay"];
    const made = board({ people, cells: people.map((name, index) => `${name} A +0 ${10 + index}`) });
    const all = {
      ...made,
      participants: made.participants.map((person) =>
        ["eve", "fay"].includes(person.name) ? { ...person, groupIds: ["grp_1"] } : person,
      ),
    };
    const group = narrowBoard(all, { groupId: "grp_1", withUnofficial: true });
    const view = viewBoard(group, null, medalsOf(all));

    expect(view.order.map((id) => [view.places.get(id)?.rank, view.places.get(id)?.zone])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
