import { expect, it } from "vitest";
import { hallPage, hallRows } from "./hall-pages.ts";

it("comes back to the top every second turn and shows every page in between", () => {
  const pages = Array.from({ length: 9 }, (_, turn) => hallPage(turn, 4));
  expect(pages).toEqual([0, 1, 0, 2, 0, 3, 0, 1, 0]);
});

it("stays on the only page", () => {
  expect([0, 1, 2, 3].map((turn) => hallPage(turn, 1))).toEqual([0, 0, 0, 0]);
});

it("shows 17 rows on a full-HD projector, fewer on a lower screen, at least one", () => {
  expect([1080, 2160, 720, 100].map(hallRows)).toEqual([17, 17, 10, 1]);
});
