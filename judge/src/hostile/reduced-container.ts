import { spawn } from "node:child_process";
import { chmod } from "node:fs/promises";
import type { Box } from "../box/box.ts";
import { openLane, type StandingLane } from "../box/lane.ts";
import { openPool } from "../box/lane-pool.ts";
import { openRunnerLink, type RunnerLink } from "../box/runner-link.ts";

export interface ReducedContainerOrder {
  readonly storePath: string;
  readonly runnerPath: string;
  readonly lanes: number;
  readonly image: string;
  /** The engine's usual one by default; an engine may have lost its bridge. */
  readonly network?: "none";
}

const helloWithinMs = 30_000;
let serial = 0;

/**
 * The reduced box as it would run in somebody's container: each lane's runner is the only thing in a container started
 * with nothing added and nothing taken away, neither seccomp profile nor capability nor network.
 */
export async function openReducedContainer(order: ReducedContainerOrder): Promise<Box> {
  const lanes: StandingLane[] = [];
  // As in the reduced box of a machine: programs are shown copies, and the store is the runner's alone.
  await chmod(order.storePath, 0o700);
  try {
    for (let index = 0; index < order.lanes; index++) lanes.push(await openLane(index, () => start(order)));
  } catch (error) {
    await Promise.all(lanes.map((lane) => lane.close()));
    throw error;
  }
  const [first] = lanes;
  if (first === undefined) throw new Error("a box needs at least one lane");
  const { hello } = first;
  return openPool({
    storePath: order.storePath,
    lanes,
    selfTest: {
      runnerVersion: hello.runner,
      protocol: hello.protocol,
      mode: "reduced",
      namespaces: [...hello.namespaces],
      cgroup: hello.cgroup,
      isSeccompOn: hello.isSeccompOn,
      isLandlockOn: hello.isLandlockOn,
      isMemoryApproximate: hello.isMemoryApproximate,
      cores: [],
      imageDigest: null,
      weaknesses: [...hello.weaknesses],
    },
  });
}

function start({ storePath, runnerPath, image, network }: ReducedContainerOrder): Promise<RunnerLink> {
  const child = spawn(
    "docker",
    [
      ...["run", "--rm", "--interactive", "--label", `bilimdon.lane=${process.pid}`],
      ...(network === undefined ? [] : ["--network", network]),
      ...["--volume", `${storePath}:/store`, "--volume", `${runnerPath}:/runner:ro`],
      ...[image, "/runner", "serve", "--store", "/store", "--mode", "reduced"],
      ...["--name", `reduced-${process.pid}-${++serial}`],
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-2000);
  });
  const gone = new Promise<void>((settle) => {
    child.once("close", () => settle());
    child.once("error", (error) => {
      said += error.message;
      child.stdout.destroy();
      settle();
    });
  });
  const end = async () => {
    child.stdin.end();
    await gone;
  };
  return openRunnerLink(
    { toRunner: child.stdin, fromRunner: child.stdout, lastWords: () => said, end },
    helloWithinMs,
  );
}
