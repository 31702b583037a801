import { expect, it } from "vitest";
import { coresOfLane, parseCoreList, readLaneCores } from "./cores.ts";

it.each([
  ["0", [0]],
  ["0-3,6", [0, 1, 2, 3, 6]],
  [" 2 , 1 ", [2, 1]],
  ["1,1", [1]],
  ["", null],
  ["3-1", null],
  ["-1", null],
  ["0x1", null],
  ["0-99999", null],
])("reads the cores %j as %j", (text, cores) => {
  expect(parseCoreList(text)).toEqual(cores);
});

it("takes every core the worker may run on when none is wished for", () => {
  expect(readLaneCores(undefined, [4, 5])).toEqual({ kind: "read", cores: [4, 5] });
});

it("takes the wished cores among those the worker may run on", () => {
  expect(readLaneCores("5", [4, 5])).toEqual({ kind: "read", cores: [5] });
});

it("names the wished core the worker may not run on", () => {
  expect(readLaneCores("5-6", [4, 5])).toMatchObject({ why: expect.stringContaining("core 6") });
});

it("says how cores are written when the wish cannot be read", () => {
  expect(readLaneCores("all", [0])).toMatchObject({ why: expect.stringContaining("such as 0-3,6") });
});

it("begins every lane at a core of its own", () => {
  const first = [0, 1, 2].map((lane) => coresOfLane([7, 8, 9], lane, 3)[0]);
  expect([...first].sort()).toEqual([7, 8, 9]);
});

it("lets workers in the slots of one host begin at cores of their own", () => {
  const first = ["1", "2"].flatMap((slot) =>
    [0, 1].map((lane) => coresOfLane([4, 5, 6, 7], lane, 2, slot)[0]),
  );
  expect(first).toEqual([4, 5, 6, 7]);
});

it("pins nothing where there are more lanes than cores", () => {
  expect(coresOfLane([0, 1], 0, 3)).toEqual([]);
});
