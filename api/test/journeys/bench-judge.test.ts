import { benchReport } from "@bilimdon/contracts/bench-figures";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeBenchFolder } from "../kit/bench-folder.ts";
import { hasBrowser } from "../kit/browser.ts";
import { startCommand } from "../kit/run-command.ts";

let folder: ReturnType<typeof makeBenchFolder>;
beforeEach(() => {
  folder = makeBenchFolder();
});
afterEach(() => folder.remove());

const startBench = () => startCommand(["bench:judge", "--json", "--quick"], folder.env);

describe.skipIf(!hasBrowser)("bench:judge (needs Chromium)", () => {
  it("measures from the bare program to the verdict on the screen, as one object", async () => {
    const { code, output, told } = await startBench().ended;

    expect(code, told).toBe(0);
    const report = benchReport.parse(JSON.parse(output));
    expect(report.screenMissing).toBeNull();
    expect(report.submitToScreenP50Ms).toBeGreaterThan(0);
    expect(report.compileHitMs).toBeGreaterThan(0);
    expect(report.compileMissMs).toBeGreaterThan(0);
    expect(report.screen?.python.ownP50Ms).toBeGreaterThan(0);
    expect(report.idleWorkerBytes).toBeGreaterThan(1e7);
    expect(folder.leftBehind()).toEqual([]);
  }, 400_000);

  it("stops all it has started when it is told to end", async () => {
    const bench = startBench();
    await expect.poll(bench.told, { timeout: 240_000 }).toContain("Judge worker");

    bench.child.kill("SIGTERM");
    const { code, output } = await bench.ended;

    expect(code).toBe(130);
    expect(output).toBe("");
    expect(folder.leftBehind()).toEqual([]);
  }, 400_000);
});
