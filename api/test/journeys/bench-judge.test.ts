import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchReport } from "@bilimdon/contracts/bench-figures";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../cli/services/project-root.ts";
import { hasBrowser } from "../kit/browser.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-journey-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a person runs it, with a database of others in its settings. */
function startBench() {
  const words = ["bench:judge", "--json", "--quick"];
  const child = spawn(process.execPath, [join(projectRoot, "api/cli/set-up.mjs"), ...words], {
    env: { ...process.env, TMPDIR: folder, DATABASE_URL: "postgres://nobody@127.0.0.1:1/others" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, told] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString("utf8");
  });
  const ended = new Promise<{ code: number | null; output: string; told: string }>((settle) =>
    child.once("close", (code) => settle({ code, output, told })),
  );
  return { child, ended, told: () => told };
}

const leftBehind = () => readdirSync(folder).filter((name) => !/^(tsx|node-compile-cache)/.test(name));

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
    expect(leftBehind()).toEqual([]);
  }, 400_000);

  it("stops all it has started when it is told to end", async () => {
    const bench = startBench();
    await expect.poll(bench.told, { timeout: 240_000 }).toContain("Judge worker");

    bench.child.kill("SIGTERM");
    const { code, output } = await bench.ended;

    expect(code).toBe(130);
    expect(output).toBe("");
    expect(leftBehind()).toEqual([]);
  }, 400_000);
});
