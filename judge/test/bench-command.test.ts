import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { boxFigures } from "@bilimdon/contracts/bench-figures";
import { afterEach, beforeEach, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/esm/index.mjs")).href;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command as a person runs it, its temporary files below `folder`. */
function startBench(...words: readonly string[]) {
  const child = spawn(
    process.execPath,
    ["--import", tsx, join(root, "judge/src/cli.ts"), "bench", ...words],
    {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
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

const leftBehind = () => readdirSync(folder).filter((name) => !name.startsWith("tsx-"));

it("prints every figure of the sandbox as one object, and leaves nothing behind", async () => {
  const { code, output, told } = await startBench("--json", "--quick").ended;

  expect(code, told).toBe(0);
  const figures = boxFigures.parse(JSON.parse(output));
  expect(figures.samples).toMatchObject({ rounds: 3, floor: 60, lane: 60 });
  expect(figures.floorP50Ms).toBeGreaterThan(0);
  // Each round trip contains its lane's time, whatever else the machine does.
  expect(figures.laneP50Ms).toBeLessThanOrEqual(figures.roundTripP50Ms);
  expect(figures.laneP99Ms).toBeGreaterThanOrEqual(figures.laneP50Ms);
  expect(figures.testsPerSecond).toBeGreaterThan(0);
  expect(figures.submissionsPerSecondPerCore).toBeGreaterThan(0);
  expect(figures.compileHeaderMs).toBeGreaterThan(0);
  expect(figures.heavyPackageBytes).toBe(2 ** 24);
  expect(leftBehind()).toEqual([]);
}, 300_000);

it("closes the box and takes its folder away when it is interrupted", async () => {
  const bench = startBench("--json");
  await expect.poll(bench.told, { timeout: 60_000 }).toContain("judging in the");

  bench.child.kill("SIGINT");
  const { code, output } = await bench.ended;

  expect(code).toBe(130);
  expect(output).toBe("");
  expect(leftBehind()).toEqual([]);
});

it("names a word of the command line it does not know", async () => {
  const { code, told } = await startBench("--fast").ended;
  expect(code).toBe(2);
  expect(told).toContain("--fast");
});
