import { describe, expect, it } from "vitest";
import type { Ending, RunFinished } from "../box/box.ts";
import { isDoubtful, settleAlone } from "./run-test.ts";

const bench = {
  limits: {
    ...{ cpuMs: 1_000, memoryBytes: 2 ** 28, outputBytes: 2 ** 20 },
    ...{ decidingMs: [1_000], lateShare: 1, endMs: 2_000 },
  },
};
const ended: Ending = { kind: "exited", code: 0 };
const stopped: Ending = { kind: "limit", limit: "cpu" };
const run = (cpuMs: number, ending: Ending = ended): RunFinished => ({
  ...{ kind: "finished", ending, cpuMs, wallMs: cpuMs, memoryBytes: 0, isMemoryApproximate: false },
  ...{ stdoutBytes: 0, stderrBytes: 0, collected: {} },
});

/** Which of the runs alone counts, when they are made one after the other. */
async function settle(first: RunFinished, ...alone: readonly RunFinished[]) {
  const left = [...alone];
  const next = async () => left.shift() ?? run(-1);
  const counted = await settleAlone(bench, first, next, (report) => report);
  return { cpuMs: counted.cpuMs, made: alone.length - left.length };
}

describe("a run whose time is in doubt", () => {
  it("is one that others may have made late, and not one stopped where it is late without doubt", () => {
    expect([run(1_500), run(2_000), run(2_001)].map((one) => isDoubtful(bench, one))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isDoubtful(bench, run(2_000, stopped))).toBe(false);
  });

  it("counts as it was alone, in one more run, where that agrees with the first or others had added to it", async () => {
    expect(await settle(run(950), run(940))).toEqual({ cpuMs: 940, made: 1 });
    expect(await settle(run(1_400), run(990))).toEqual({ cpuMs: 990, made: 1 });
  });

  it("is made alone twice where it was over the limit alone: what was late both times is late", async () => {
    expect(await settle(run(1_400), run(1_150, stopped), run(1_140))).toEqual({ cpuMs: 1_140, made: 2 });
    expect(await settle(run(1_400), run(1_150, stopped), run(980))).toEqual({ cpuMs: 980, made: 2 });
  });

  it("is made alone twice where it was over the limit alone and not before: two of three decide", async () => {
    expect(await settle(run(950), run(1_010), run(960))).toEqual({ cpuMs: 960, made: 2 });
    expect(await settle(run(950), run(1_010), run(1_020))).toEqual({ cpuMs: 1_020, made: 2 });
  });
});
