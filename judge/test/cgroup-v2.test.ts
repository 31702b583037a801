import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunFinished, RunRequest } from "../src/box/box.ts";
import { buildRunner } from "../src/box/build-runner.ts";
import { readHello, readRunReport } from "../src/box/read-report.ts";
import { endingWords } from "../src/box/suite-kit.ts";
import { type BootedLane, bootLane, missingForBooting } from "./kit/boot-lane.ts";

const mebibyte = 1_048_576;
const slow = { cpuMs: 60_000, wallMs: 120_000 };
const limits = {
  ...{ cpuMs: 500, wallMs: 60_000, memoryBytes: 64 * mebibyte, outputBytes: 16 * mebibyte },
  ...{ scratchBytes: 16 * mebibyte, processes: 16, openFiles: 64, stackBytes: 64 * mebibyte },
};
const large = { memoryBytes: 256 * mebibyte, stackBytes: 256 * mebibyte };

/** One machine answers them all, one after another. */
const requests = {
  "end-by-code 7": request(["end-by-code", "7"]),
  "take-heap": request(["take-heap"], slow),
  "end-by-signal 9": request(["end-by-signal", "9"], slow),
  "take-memfd": request(["take-memfd"], slow),
  "big-stack": request(["big-stack"], { ...slow, ...large }),
  "end-by-code 0": request(["end-by-code", "0"]),
  spin: request(["spin"]),
  "hide-cpu": request(["hide-cpu"]),
  "fork-bomb": request(["fork-bomb"]),
  "thread-bomb": request(["thread-bomb"], slow),
  "leave-daemon": request(["leave-daemon"], slow),
};
type Program = keyof typeof requests;

const missing = missingForBooting();
describe.skipIf(missing !== null)(
  `a lane on the unified cgroup hierarchy${missing === null ? "" : ` (not tried: ${missing})`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "bilimdon-cgroup2-"));
    let booted: BootedLane | null = null;
    beforeAll(async () => {
      const { path } = await buildRunner(folder);
      booted = await bootLane(path, buildHostile(folder), Object.values(requests));
    }, 300_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("says that it has the second version and counts memory exactly", () => {
      const hello = readHello(machine().replies[0] ?? []);
      expect(machine().controllers).toMatch(/memory.* pids/);
      expect(hello).toMatchObject({ kind: "hello", cgroup: "v2", isMemoryApproximate: false });
    });

    it.each<[Program, string]>([
      ["end-by-code 7", "exited 7"],
      ["take-heap", "limit memory"],
      ["end-by-signal 9", "signalled SIGKILL"],
      ["take-memfd", "limit memory"],
      ["spin", "limit cpu"],
      ["hide-cpu", "limit cpu"],
      ["fork-bomb", "limit cpu"],
      ["thread-bomb", "exited 0"],
      ["leave-daemon", "exited 0"],
    ])("tells that %s ended as %s", (program, ending) => {
      expect(endingWords(report(program).ending)).toBe(ending);
    });

    it("counts the peak of each test by itself", () => {
      expect(report("big-stack").memoryBytes).toBeGreaterThan(190 * mebibyte);
      expect(report("big-stack").memoryBytes).toBeLessThan(260 * mebibyte);
      expect(report("end-by-code 0").memoryBytes).toBeLessThan(8 * mebibyte);
    });

    it("counts processor time of children nobody waited for", () => {
      expect(report("hide-cpu").cpuMs).toBeGreaterThanOrEqual(limits.cpuMs);
    });

    it("leaves no cgroup behind but the parent of all", () => {
      expect(machine().foldersLeft).toEqual(["/sys/fs/cgroup/bilimdon"]);
    });

    function machine(): BootedLane {
      if (booted === null) throw new Error("the machine did not boot");
      return booted;
    }

    function report(program: Program): RunFinished {
      const at = Object.keys(requests).indexOf(program) + 1;
      const read = readRunReport(machine().replies[at] ?? [], false);
      if (read.kind === "box-failed") throw new Error(read.detail);
      return read;
    }
  },
);

function request(args: readonly string[], changes: Partial<RunRequest["limits"]> = {}): RunRequest {
  return {
    ...{ argv: ["{folder}/hostile", ...args], env: {}, folder: "tools", shown: {}, placed: {}, stdin: null },
    ...{ stdoutTo: null, stderrTo: null, collect: [], limits: { ...limits, ...changes } },
  };
}

function buildHostile(folder: string): string {
  const sources = resolve(import.meta.dirname, "../../sandbox-images/runner/check");
  const parts = ["main", "taking", "escaping", "leaving"].map((part) => join(sources, `hostile-${part}.c`));
  const tools = join(folder, "tools");
  mkdirSync(tools);
  execFileSync("cc", [
    "-std=gnu11",
    "-D_GNU_SOURCE",
    "-O1",
    "-w",
    "-static",
    "-o",
    join(tools, "hostile"),
    ...parts,
  ]);
  return tools;
}
