/** A run alone is alone on its host: no other worker's lane runs beside it, however that worker came and went. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Box, Lane, RunRequest } from "../src/box/box.ts";
import { findEngine } from "../src/box/docker-engine.ts";
import { openBox } from "../src/box/open-box.ts";
import { shortWall } from "../src/box/suite-kit.ts";
import { prepareStore } from "../src/judge-room.ts";

const image = process.env.SANDBOX_IMAGE ?? "bilimdon-sandbox-small";
const hasEngine = await findEngine(image).then(
  () => true,
  () => false,
);

const hello: RunRequest = {
  argv: ["/bin/sh", "-c", "exit 0"],
  ...{ env: {}, folder: null, shown: {}, placed: {} },
  ...{ stdin: null, stdoutTo: null, stderrTo: null, collect: [], limits: shortWall },
};
const waitsStill = "waits still";
const soon = () => new Promise<string>((go) => setTimeout(() => go(waitsStill), 400));

describe.each([
  ["local", true],
  ["docker", hasEngine],
] as const)("workers of one host with lanes in the %s box", (choice, isHere) => {
  const statePath = mkdtempSync(join(tmpdir(), "judge-alone-"));
  let box: Box;
  let lane: Lane;
  let other: ChildProcess | null = null;
  beforeAll(async () => {
    if (!isHere) return;
    const storePath = join(statePath, "store");
    await prepareStore(storePath);
    box = await openBox({ choice, statePath, storePath, lanes: 1, image, tell: () => undefined });
    lane = await box.lease();
  });
  afterEach(() => other?.kill("SIGKILL"));
  afterAll(async () => {
    if (isHere) await box.close();
    rmSync(statePath, { recursive: true, force: true });
  });

  /** Another worker that runs a program for ever; settles when it has begun. */
  async function startOther(company: "together" | "alone") {
    const home = mkdtempSync(join(statePath, "other-"));
    symlinkSync(join(statePath, "runner"), join(home, "runner"));
    const script = join(import.meta.dirname, "kit/hold-lane.ts");
    const words = ["--import", "tsx", script, home, choice, image, company];
    const worker = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    other = worker;
    await new Promise((begun) => worker.stdout.once("data", begun));
    return worker;
  }

  it.runIf(isHere)("see each other", () => {
    expect(box.selfTest.weaknesses.filter((one) => one.startsWith("Other workers"))).toEqual([]);
  });

  it.runIf(isHere)(
    "run side by side, but for a run alone, which waits until the others are gone",
    async () => {
      const worker = await startOther("together");
      expect(await lane.run(hello)).toMatchObject({ kind: "finished" });

      const alone = lane.runAlone(hello);
      expect(await Promise.race([alone, soon()])).toBe(waitsStill);

      worker.kill("SIGKILL");
      expect(await alone).toMatchObject({ kind: "finished", ending: { kind: "exited", code: 0 } });
    },
  );

  it.runIf(isHere)(
    "wait for a run alone of another, also when its worker is killed in the middle",
    async () => {
      const worker = await startOther("alone");

      const run = lane.run(hello);
      expect(await Promise.race([run, soon()])).toBe(waitsStill);

      worker.kill("SIGKILL");
      expect(await run).toMatchObject({ kind: "finished", ending: { kind: "exited", code: 0 } });
    },
  );
});
