/**
 * `npm test`: brings what tests need, checks types and lint, runs every suite, names what was skipped and ends with
 * one line, `N passed, N failed, N skipped`. Words after `--` go to Vitest (a file filter, say).
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./services/project-root.ts";
import { runChecks } from "./services/run-checks.ts";
import { needsOfTests, provideSystem } from "./services/system-packages.ts";
import { countVitest, type TestCount } from "./services/vitest-report.ts";

const system = provideSystem(needsOfTests, (line) => console.log(line));
if (system.kind === "missing")
  console.log(`${system.words}\nTests that need these are skipped and named below.\n`);

/**
 * One phase after the other: sandboxes and journeys measure time, so that no compiler or database of an API test may run
 * beside them. What attacks a box, breaks one or counts time has the machine to itself.
 */
const phases = [
  ["rules", "contracts", "api", "web"],
  ["packages"],
  ["judge"],
  ["boxes"],
  ["journeys"],
  ["faults"],
] as const;

const words = process.argv.slice(2);
const counts: TestCount[] = [];
if (words.length === 0) counts.push(checkAll());
for (const phase of phases) counts.push(runVitest(phase, words));
finish(counts);

function checkAll(): TestCount {
  const checks = runChecks();
  for (const check of checks) console.log(`${check.isPassed ? "✓" : "✗"} ${check.title}`);
  const failed = checks.filter((check) => !check.isPassed);
  for (const check of failed) console.log(`\n${check.title}:\n${check.output}`);
  return { passed: checks.length - failed.length, failed: failed.length, skipped: [] };
}

function runVitest(projects: readonly string[], filters: readonly string[]): TestCount {
  const folder = join(projectRoot, ".bilimdon-test");
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `report-${projects.at(-1)}.json`);
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--passWithNoTests", ...reports, ...chosen, ...filters];
  const env = { ...process.env, NODE_ENV: "test", FORCE_COLOR: process.stdout.isTTY ? "1" : "0" };
  spawnSync(join(projectRoot, "node_modules/.bin/vitest"), args, { cwd: projectRoot, stdio: "inherit", env });
  return countVitest(report);
}

function finish(all: readonly TestCount[]): void {
  const skipped = all.flatMap((count) => count.skipped);
  const passed = all.reduce((sum, count) => sum + count.passed, 0);
  const failed = all.reduce((sum, count) => sum + count.failed, 0);
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((title) => `  - ${title}`).join("\n")}`);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
