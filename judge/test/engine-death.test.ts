import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { Box, RunRequest } from "../src/box/box.ts";
import { buildRunner } from "../src/box/build-runner.ts";
import { openDockerBox } from "../src/box/docker-box.ts";
import { testLimits } from "../src/box/limits.ts";
import { noOwnEngine, openOwnEngine } from "./kit/own-engine.ts";

const root = mkdtempSync(join(tmpdir(), "bilimdon-death-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const request: RunRequest = {
  ...{ argv: ["/bin/cat"], env: {}, folder: null, shown: {}, placed: {}, stdin: null, stdoutTo: null },
  ...{ stderrTo: null, collect: [], limits: testLimits({ cpuMs: 1_000, memoryBytes: 64 * 1024 ** 2 }) },
};

async function runOnce(box: Box): Promise<string> {
  const lane = await box.lease();
  const report = await lane.run(request);
  lane.release();
  return report.kind === "finished" ? report.ending.kind : report.detail;
}

const note = noOwnEngine === null ? "" : ` (not tried: ${noOwnEngine})`;
describe.skipIf(noOwnEngine !== null)(`a Docker engine that is killed and started again${note}`, () => {
  it("costs no verdict: work waits, is told of, and is judged when it is back", async () => {
    const engine = await openOwnEngine();
    const told: string[] = [];
    const { path: runnerPath } = await buildRunner(root);
    const { socketPath } = engine;
    const common = { storePath: join(root, "store"), laneCount: 1, runnerPath, socketPath };
    const box = await openDockerBox({ ...common, image: "tiny", tell: (sentence) => told.push(sentence) });
    try {
      await engine.kill();
      // What the dead engine left running goes on judging.
      expect(await runOnce(box)).toBe("exited");

      killRunners(root);
      await sleep(100);
      const waiting = runOnce(box);
      expect(await Promise.race([waiting, sleep(1_000).then(() => "it waits")])).toBe("it waits");
      expect(told).toEqual([expect.stringMatching(/^lane 0 cannot be started, its work waits: /)]);

      await engine.start();
      expect(await waiting).toBe("exited");
      expect(told.at(-1)).toBe("lane 0 stands again; judging goes on");
    } finally {
      await box.close();
      await engine.close();
    }
  }, 180_000);

  it("ends every container it finds, and the next submission gets a new one", async () => {
    const engine = await openOwnEngine();
    const { path: runnerPath } = await buildRunner(root);
    const { socketPath } = engine;
    const common = { storePath: join(root, "other/store"), laneCount: 1, runnerPath, socketPath };
    const box = await openDockerBox({ ...common, image: "tiny", tell: () => undefined });
    try {
      await engine.kill();
      await engine.start();
      expect(runnersOf(root)).toEqual([]);
      expect([await runOnce(box), await runOnce(box)]).toEqual(["exited", "exited"]);
    } finally {
      await box.close();
      await engine.close();
    }
  }, 180_000);
});

/** The init of a container takes the others along, so that some are gone before their turn comes. */
function killRunners(folder: string): void {
  for (const pid of runnersOf(folder)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

/** Runners in containers whose socket's folder lies below a path of this machine. */
function runnersOf(folder: string): number[] {
  const lines = (pid: string) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      return command.startsWith("/runner\0serve") ? readFileSync(`/proc/${pid}/mountinfo`, "utf8") : "";
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid) && lines(pid).includes(folder))
    .map(Number);
}
