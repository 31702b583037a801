import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import type { BoxSelfTest } from "@bilimdon/contracts/judging-words";
import type { Box } from "./box.ts";
import { companyFolder } from "./company-folder.ts";
import { coresOfLane, usualLaneCores } from "./cores.ts";
import { openLane, type StandingLane } from "./lane.ts";
import { openPool } from "./lane-pool.ts";
import { coresOf, type Hello } from "./read-report.ts";
import { openRunnerLink, type RunnerLink, type RunnerStreams } from "./runner-link.ts";

export interface LocalBoxOptions {
  /** Made if absent. Everything below it that a program is shown must be readable by others (0644, 0755). */
  readonly storePath: string;
  readonly laneCount: number;
  /** The compiled runner; see build-runner.ts. */
  readonly runnerPath: string;
  /** "full" by default. "reduced" is for machines that refuse namespaces, and is never chosen silently. */
  readonly isolation?: "full" | "reduced";
  /** False: real root without user namespaces, where the machine forbids those alone. */
  readonly withUserNamespace?: boolean;
  readonly withCgroup?: boolean;
  /** Each lane is pinned to one of these, if there are enough; those this process may run on when not given. */
  readonly cores?: readonly number[];
  /** False: as in a kernel without Landlock (reduced box). */
  readonly withLandlock?: boolean;
  /** More folders of the machine that programs may read and run from, beside /usr; open to all, not below /tmp. */
  readonly toolFolders?: readonly string[];
  /** Folders no program may see should they lie below one that is shown; this checkout and the store always are. */
  readonly hiddenFolders?: readonly string[];
  /** A root worker may run its lanes as an ordinary user; the store must be that user's. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

const checkout = resolve(import.meta.dirname, "../../..");
const helloWithinMs = 20_000;
const endWithinMs = 5_000;
let boxSerial = 0;

/**
 * Opens a box whose lanes are processes of this machine.
 *
 * @throws Error in words when the lanes cannot be set up, for instance because namespaces are refused
 */
export async function openLocalBox(options: LocalBoxOptions): Promise<Box> {
  await mkdir(options.storePath, { recursive: true, mode: 0o755 });
  const storePath = await realpath(options.storePath);
  // The inits of a full box walk through the store under an id of their own. In the reduced box programs are shown
  // copies and the store is for the worker alone.
  if (options.runAs === undefined) await chmod(storePath, options.isolation === "reduced" ? 0o700 : 0o711);
  const company = await companyFolder();
  const serial = ++boxSerial;
  const opened: StandingLane[] = [];
  try {
    for (let index = 0; index < options.laneCount; index++) {
      let starts = 0;
      const name = () => `${process.pid}-${serial}-${index}-${++starts}`;
      opened.push(
        await openLane(index, () => startRunner({ ...options, storePath, company }, index, name())),
      );
    }
  } catch (error) {
    await Promise.all(opened.map((lane) => lane.close()));
    throw error;
  }
  const [first] = opened;
  if (first === undefined) throw new Error("a box needs at least one lane");
  return openPool({
    selfTest: describeLocal(
      opened.map((lane) => lane.hello),
      first.hello,
    ),
    storePath,
    lanes: opened,
  });
}

interface LanePlace extends LocalBoxOptions {
  readonly company: string;
}

function startRunner(options: LanePlace, index: number, name: string): Promise<RunnerLink> {
  const child = spawn(options.runnerPath, runnerArguments(options, index, name), {
    env: {},
    stdio: ["pipe", "pipe", "pipe"],
    ...options.runAs,
  });
  return openRunnerLink(streamsOf(child), helloWithinMs);
}

function runnerArguments(options: LanePlace, index: number, name: string): string[] {
  const cores = coresOfLane(options.cores ?? usualLaneCores(), index, options.laneCount);
  return [
    ...["serve", "--store", options.storePath, "--name", name],
    ...["--mode", options.isolation ?? "full", "--company", options.company],
    ...(options.withUserNamespace === false ? ["--user-namespace", "no"] : []),
    ...(options.withCgroup === false ? ["--cgroup-root", ""] : []),
    ...(options.withLandlock === false ? ["--landlock", "no"] : []),
    ...(cores.length > 0 ? ["--cores", cores.join(",")] : []),
    ...(options.toolFolders ?? []).flatMap((folder) => ["--tool", folder]),
    ...[checkout, ...(options.hiddenFolders ?? [])].flatMap((folder) => ["--hide", folder]),
  ];
}

function streamsOf(child: ChildProcess): RunnerStreams {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("the runner has no pipes");
  let said = "";
  stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-2000);
  });
  const gone = new Promise<void>((settle) => {
    child.once("close", () => settle());
    child.once("error", (error) => {
      said += error.message;
      stdout.destroy();
      settle();
    });
  });
  return {
    toRunner: stdin,
    fromRunner: stdout,
    lastWords: () => said,
    end: async () => {
      stdin.end();
      const force = setTimeout(() => child.kill("SIGKILL"), endWithinMs);
      await gone;
      clearTimeout(force);
    },
  };
}

function describeLocal(lanes: readonly Hello[], hello: Hello): BoxSelfTest {
  return {
    runnerVersion: hello.runner,
    protocol: hello.protocol,
    mode: hello.isReduced ? "reduced" : hello.isRoot ? "native-root" : "native-user",
    namespaces: [...hello.namespaces],
    cgroup: hello.cgroup,
    isSeccompOn: hello.isSeccompOn,
    isLandlockOn: hello.isLandlockOn,
    isMemoryApproximate: hello.isMemoryApproximate,
    cores: coresOf(lanes),
    imageDigest: null,
    weaknesses: [...new Set(lanes.flatMap((lane) => lane.weaknesses))],
  };
}
