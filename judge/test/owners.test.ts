/** Faults of the platform: never a verdict, never the setter's, told with the step that failed. */
import { afterAll, describe, expect, it } from "vitest";
import type { Box, Lane } from "../src/box/box.ts";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

const source = { "main.py": "a, b = map(int, input().split())\nprint(a + b)\n" };
const given = { files: legacyBase, languageId: "python3", source };

/** The real box, whose lane breaks at its nth run. */
function breakingAt(nth: number): Box {
  let runs = 0;
  const wrap = (lane: Lane): Lane => ({
    index: lane.index,
    run: async (request) => {
      runs += 1;
      return runs === nth ? { kind: "box-failed", detail: "the lane died" } : await lane.run(request);
    },
    converse: (request) => lane.converse(request),
    runAlone: (request) => lane.runAlone(request),
    converseAlone: (request) => lane.converseAlone(request),
    release: () => lane.release(),
  });
  const { box } = room;
  return {
    selfTest: box.selfTest,
    storePath: box.storePath,
    laneCount: box.laneCount,
    toolsOf: box.toolsOf,
    lease: async () => wrap(await box.lease()),
    close: async () => undefined,
  };
}

describe("a fault of the platform", () => {
  it("is a box that breaks while a program is built", async () => {
    const fresh = { ...given, source: { "main.py": `${source["main.py"]}# not built before\n` } };
    expect(await judgeSource({ ...room, box: breakingAt(1) }, fresh)).toEqual({
      kind: "failed",
      fault: "platform",
      step: "compile",
      detail: "the lane died",
    });
  });
  it("is a box that breaks while a test runs", async () => {
    expect(await judgeSource(room, given)).toMatchObject({ verdict: "AC" });
    expect(await judgeSource({ ...room, box: breakingAt(1) }, given)).toEqual({
      kind: "failed",
      fault: "platform",
      step: "run-test",
      detail: "the lane died",
    });
  });
  it("is a host that lacks the language", async () => {
    const outcome = await judgeSource(room, { ...given, languageId: "cobol" });
    expect(outcome).toMatchObject({
      kind: "failed",
      fault: "platform",
      detail: expect.stringContaining("cobol"),
    });
  });
  it("gives the lane back all the same", async () => {
    await judgeSource({ ...room, box: breakingAt(1) }, given);
    expect(await judgeSource(room, given)).toMatchObject({ verdict: "AC" });
  });
});
