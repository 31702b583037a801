/** What goes wrong at a bad moment: the clock is stepped, the worker dies in a test, the judge's side falls silent. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Box, ConversationRequest, Lane } from "../src/box/box.ts";
import { buildRunner } from "../src/box/build-runner.ts";
import { openLocalBox } from "../src/box/local-box.ts";
import { shortWall } from "../src/box/suite-kit.ts";
import { listProcessesBelow } from "../src/hostile/leftover-processes.ts";

const statePath = mkdtempSync(join(tmpdir(), "judge-moments-"));
afterAll(() => rmSync(statePath, { recursive: true, force: true }));

async function inLane<T>(runnerPath: string, act: (lane: Lane) => Promise<T>): Promise<T> {
  const storePath = mkdtempSync(join(statePath, "store-"));
  const box: Box = await openLocalBox({ storePath, laneCount: 1, runnerPath });
  try {
    return await act(await box.lease());
  } finally {
    await box.close();
  }
}

const sh = (script: string) => ({
  argv: ["/bin/sh", "-c", script],
  ...{
    env: {},
    folder: null,
    shown: {},
    placed: {},
    stdin: null,
    stdoutTo: null,
    stderrTo: null,
    collect: [],
  },
  limits: shortWall,
});

describe("a clock that is stepped by an hour at every look", () => {
  let runnerPath = "";
  beforeAll(() => {
    // Stepping this machine's own clock would reach everything that runs on it.
    runnerPath = join(statePath, "runner-stepped");
    const runner = resolve(import.meta.dirname, "../../sandbox-images/runner");
    const names = readdirSync(join(runner, "src")).filter((name) => name.endsWith(".c"));
    const sources = [
      ...names.map((name) => join(runner, "src", name)),
      join(runner, "check/hostile-clock.c"),
    ];
    const wrapped = ["clock_gettime", "time", "gettimeofday"].map((call) => `-Wl,--wrap=${call}`);
    execFileSync("cc", [
      "-std=gnu11",
      "-D_GNU_SOURCE",
      "-O1",
      "-static",
      ...wrapped,
      "-o",
      runnerPath,
      ...sources,
    ]);
  });

  it("does not end a program that takes its time within the limit", async () => {
    const report = await inLane(runnerPath, (lane) => lane.run(sh("sleep 0.3")));
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
    expect(report.kind === "finished" && report.wallMs).toBeGreaterThanOrEqual(299);
    expect(report.kind === "finished" && report.wallMs).toBeLessThan(shortWall.wallMs);
  });
  it("does not keep a sleeper from its wall", async () => {
    const report = await inLane(runnerPath, (lane) => lane.run(sh("sleep 60")));
    expect(report).toMatchObject({ ending: { kind: "limit", limit: "wall" } });
  });
  it("does not keep a program that computes from its limit", async () => {
    const limits = { ...shortWall, cpuMs: 300, wallMs: 60_000 };
    const report = await inLane(runnerPath, (lane) => lane.run({ ...sh("while :; do :; done"), limits }));
    expect(report).toMatchObject({ ending: { kind: "limit", limit: "cpu" } });
  });
});

describe("a judge's side", () => {
  const talk = async (program: string, judge: string) => {
    const { path } = await buildRunner(statePath);
    const request: ConversationRequest = { first: sh(program), second: sh(judge), transcriptTo: null };
    return inLane(path, async (lane) => [await lane.converse(request), await lane.run(sh("exit 0"))]);
  };
  const sound = { kind: "finished", ending: { kind: "exited", code: 0 } };

  it("that stops reading holds a talkative program no longer than its wall", async () => {
    const [report, next] = await talk("while :; do echo more; done", "read a; sleep 60");
    expect(report).toMatchObject({ kind: "finished", second: { ending: { kind: "limit", limit: "wall" } } });
    expect(next).toMatchObject(sound);
  });
  it("that never answers holds a waiting program no longer than its wall", async () => {
    const [report, next] = await talk("echo 5; read a", "while :; do read a || sleep 60; done");
    expect(report).toMatchObject({ kind: "finished", first: { ending: { kind: "limit", limit: "wall" } } });
    expect(next).toMatchObject(sound);
  });
  it("that leaves first is told apart from the program its leaving breaks", async () => {
    const [report, next] = await talk("while :; do echo more; done", "exit 42");
    expect(report).toMatchObject({ endedFirst: "second", second: { ending: { kind: "exited", code: 42 } } });
    expect(next).toMatchObject(sound);
  });
});

describe("a worker killed in the middle of a test", () => {
  it("takes its runner and all that ran in the box with it", async () => {
    const home = mkdtempSync(join(statePath, "worker-"));
    const script = join(import.meta.dirname, "kit/hold-lane.ts");
    const worker = spawn(process.execPath, ["--import", "tsx", script, home], { stdio: "inherit" });
    const { pid = 0 } = worker;
    // The runner, its keeper, the test's init and the program's two shells.
    await expect
      .poll(async () => (await listProcessesBelow(pid)).length, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(5);
    const started = await listProcessesBelow(pid);

    worker.kill("SIGKILL");

    await expect.poll(() => started.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });
});

/** A dead process that nobody has asked about yet still has a line in /proc: "Z". */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
