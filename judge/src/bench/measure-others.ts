import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { median } from "@bilimdon/rules/figures/percentile";
import { measureFloor } from "./measure-floor.ts";

const run = promisify(execFile);

/** What other ways of shutting in the same program cost, each beside the floor of the same moment. */
export interface OtherSandboxes {
  readonly bwrapP50Ms: number | null;
  readonly bwrapToFloor: number | null;
  readonly dockerRunP50Ms: number | null;
  readonly dockerRunToFloor: number | null;
  /** Why a figure is null. */
  readonly othersMissing: readonly string[];
}

const bwrapPath = "/usr/bin/bwrap";

export async function measureOthers(
  runnerPath: string,
  program: string,
  isQuick: boolean,
): Promise<OtherSandboxes> {
  const missing: string[] = [];
  const bwrap = await orReason(missing, () => measureBwrap(runnerPath, program, isQuick ? 5 : 100));
  const docker = await orReason(missing, () => measureDocker(runnerPath, program, isQuick ? 1 : 7));
  return {
    bwrapP50Ms: bwrap?.p50Ms ?? null,
    bwrapToFloor: bwrap?.toFloor ?? null,
    dockerRunP50Ms: docker?.p50Ms ?? null,
    dockerRunToFloor: docker?.toFloor ?? null,
    othersMissing: missing,
  };
}

interface Beside {
  readonly p50Ms: number;
  readonly toFloor: number;
}

async function measureBwrap(runnerPath: string, program: string, count: number): Promise<Beside> {
  await access(bwrapPath).catch(() => {
    throw new Error("bwrap is not here; as root: apt-get install bubblewrap");
  });
  const folder = dirname(program);
  const words = [
    "--unshare-all",
    "--ro-bind",
    folder,
    "/p",
    "--tmpfs",
    "/tmp",
    "--proc",
    "/proc",
    "--dev",
    "/dev",
  ];
  const floor = await measureFloor(runnerPath, [program], count);
  const times = await measureFloor(runnerPath, [bwrapPath, ...words, "/p/program"], count);
  return beside(times, floor);
}

async function measureDocker(runnerPath: string, program: string, count: number): Promise<Beside> {
  const image = await findImage();
  const words = ["run", "--rm", "--network", "none", "-v", `${dirname(program)}:/p:ro`, image, "/p/program"];
  const floor = await measureFloor(runnerPath, [program], 20);
  const times: number[] = [];
  for (let done = -1; done < count; done++) {
    const startedAt = performance.now();
    await run("docker", words);
    // The first one warms the engine.
    if (done >= 0) times.push(performance.now() - startedAt);
  }
  return beside(times, floor);
}

/** Any image will do, since the program is static. */
async function findImage(): Promise<string> {
  const { stdout } = await run("docker", ["images", "--quiet"]).catch(() => {
    throw new Error("docker run: no Docker engine answers");
  });
  const [image = ""] = stdout.split("\n");
  if (image === "") throw new Error("docker run: the engine has no image; sandbox-images/build.sh makes one");
  return image;
}

function beside(times: readonly number[], floor: readonly number[]): Beside {
  const p50Ms = median(times) ?? 0;
  return { p50Ms, toFloor: p50Ms / (median(floor) ?? Number.POSITIVE_INFINITY) };
}

async function orReason<T>(missing: string[], measure: () => Promise<T>): Promise<T | null> {
  try {
    return await measure();
  } catch (error) {
    missing.push((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
    return null;
  }
}
