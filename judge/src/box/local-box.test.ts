import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { boxSuite } from "./box-suite.ts";
import { buildRunner } from "./build-runner.ts";
import { openLocalBox } from "./local-box.ts";

const statePath = mkdtempSync(join(tmpdir(), "bilimdon-runner-"));
let runnerPath = "";
beforeAll(async () => {
  runnerPath = (await buildRunner(statePath)).path;
});
afterAll(() => rmSync(statePath, { recursive: true, force: true }));

const isRoot = process.geteuid?.() === 0;

boxSuite({
  name: isRoot ? "the local box, as root" : "the local box, as an ordinary user",
  missing: null,
  lacks: [],
  open: (storePath) => openLocalBox({ storePath, laneCount: 2, runnerPath }),
  breakLanes,
});

/** Kills the runners that serve a store, as a crash would. */
function breakLanes(storePath: string): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const line = readCommand(pid);
    if (line[1] === "serve" && line.includes(storePath)) process.kill(Number(pid), "SIGKILL");
  }
}

function readCommand(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
