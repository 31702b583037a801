import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdir, realpath } from "node:fs/promises";
import type { Box, BoxTools, Lane } from "./box.ts";
import { coresOfLane, usualLaneCores } from "./cores.ts";
import { sweepCgroups } from "./docker-cgroup.ts";
import { type Engine, findEngine } from "./docker-engine.ts";
import { type ImageLane, openLaneOfImages } from "./docker-image-lane.ts";
import { chooseImage, type SandboxImage } from "./docker-images.ts";
import { openKeptLane } from "./docker-kept-lane.ts";
import { startDockerLane } from "./docker-lane.ts";
import { openLane } from "./lane.ts";
import { openPool } from "./lane-pool.ts";
import { coresOf } from "./read-report.ts";

export interface DockerBoxOptions {
  readonly storePath: string;
  readonly laneCount: number;
  /** The compiled runner of this machine; it is static and runs in any image. */
  readonly runnerPath: string;
  /** Each lane is pinned to one of these, if there are enough; those this process may run on when not given. */
  readonly cores?: readonly number[];
  /** See sandbox-images/build.sh. */
  readonly image?: string;
  /** Where the engine listens, when not where DOCKER_HOST or the usual socket says. */
  readonly socketPath?: string;
  /** Submissions a container is used for. */
  readonly recycleAfter?: number;
  /** Told when the engine is away and when it is back. */
  readonly tell?: (sentence: string) => void;
}

const usualImage = "bilimdon-sandbox";

/**
 * Opens a box whose lanes live in long-lived, unprivileged containers of the Docker engine on this machine.
 *
 * The store is bound into the containers, so the engine must see this machine's files. The runner inside makes the
 * same lane as on the bare machine; the container is a second wall around it. Containers are replaced as
 * docker-kept-lane.ts says; all are of the images that were there when the box was opened.
 * @throws Error in words when no engine answers, the image is missing, or a lane cannot be set up in it
 */
export async function openDockerBox(options: DockerBoxOptions): Promise<Box> {
  const engine = await findEngine(options.image ?? usualImage, options.socketPath);
  await mkdir(options.storePath, { recursive: true, mode: 0o755 });
  const storePath = await realpath(options.storePath);
  await chmod(storePath, 0o711);
  await sweepCgroups(Date.now());
  const place = {
    engine,
    storePath,
    tell: options.tell ?? ((sentence) => console.error(`sandbox: ${sentence}`)),
  };
  try {
    return await openLanes(options, place);
  } catch (error) {
    if (engine.cgroupDriver !== "systemd") throw error;
    // Slices of systemd's were not tried on every system; lanes without cgroups say what they lack.
    place.tell(
      `no lane below a slice of systemd's: ${error instanceof Error ? error.message : String(error)}`,
    );
    return await openLanes(options, { ...place, engine: { ...engine, cgroupDriver: "none" } });
  }
}

async function openLanes(options: DockerBoxOptions, place: BoxPlace): Promise<Box> {
  const { engine, storePath } = place;
  // Workers in containers of their own all have the same process id, so the name of a box is drawn.
  const name = randomBytes(5).toString("hex");
  const lanes: ImageLane[] = [];
  try {
    for (let index = 0; index < options.laneCount; index++)
      lanes.push(await openImageLane(options, { ...place, name: `${name}-${index}` }, index));
  } catch (error) {
    await Promise.all(lanes.map((lane) => lane.close()));
    throw error;
  }
  const toolsOf = (family: string) => findTools(engine, family);
  const pool = openPool({ selfTest: describeDocker(lanes, engine), storePath, lanes, toolsOf });
  return { ...pool, lease: async () => settling(await pool.lease(), lanes) };
}

interface BoxPlace {
  readonly engine: Engine;
  readonly storePath: string;
  tell(sentence: string): void;
}

interface LanePlace extends BoxPlace {
  readonly name: string;
}

/** One lane: a container for each image that was needed so far, of which one works at a time. */
function openImageLane(options: DockerBoxOptions, place: LanePlace, index: number): Promise<ImageLane> {
  const { engine, storePath, name } = place;
  const cores = coresOfLane(options.cores ?? usualLaneCores(), index, options.laneCount);
  let starts = 0;
  const start = async (image: SandboxImage) => {
    const link = await startDockerLane(
      { storePath, runnerPath: options.runnerPath, image: image.digest, cores, name: `${name}-${++starts}` },
      engine,
    );
    let isTaken = false;
    const lane = await openLane(index, async () => {
      if (isTaken) throw new Error("the lane's container died; this submission has to begin anew");
      isTaken = true;
      return link;
    });
    return { ...lane, isDead: () => link.isDead };
  };
  const { recycleAfter } = options;
  return openLaneOfImages({
    index,
    images: engine.images,
    keep: (image) =>
      openKeptLane({
        index,
        start: () => start(image),
        tell: place.tell,
        ...(recycleAfter === undefined ? {} : { recycleAfter }),
      }),
  });
}

/** A lane given back only when its containers may serve the next. */
function settling(lent: Lane, lanes: readonly ImageLane[]): Lane {
  let isReleased = false;
  const release = () => {
    if (isReleased) return;
    isReleased = true;
    // Refused only by a box that is closed, where nobody waits any more.
    const settled = lanes[lent.index]?.settle() ?? Promise.resolve();
    settled.then(lent.release, lent.release);
  };
  return { ...lent, release };
}

function findTools({ images }: Engine, family: string): BoxTools {
  const image = chooseImage(images, [family]);
  if (image !== null) return { kind: "here", imageDigest: image.digest };
  const names = images.map(({ name }) => name).join(", ");
  const why = `no sandbox image has ${family} (there are ${names}); sandbox-images/build.sh --each ${family} makes one`;
  return { kind: "missing", why };
}

/** One digest for a box of several images, so that a change of any is seen; a verdict's record has its own image's. */
function digestOf(images: readonly SandboxImage[]): string | null {
  const digests = images.map(({ digest }) => digest).sort();
  if (digests.length === 1) return digests[0] ?? null;
  return `sha256:${createHash("sha256").update(digests.join()).digest("hex")}`;
}

function describeDocker(lanes: readonly ImageLane[], engine: Engine): Box["selfTest"] {
  const hellos = lanes.map((lane) => lane.hello);
  const [hello] = hellos;
  if (hello === undefined) throw new Error("a box needs at least one lane");
  return {
    runnerVersion: hello.runner,
    protocol: hello.protocol,
    mode: "docker",
    namespaces: [...hello.namespaces],
    cgroup: hello.cgroup,
    isSeccompOn: hello.isSeccompOn,
    isLandlockOn: hello.isLandlockOn,
    isMemoryApproximate: hello.isMemoryApproximate,
    cores: coresOf(hellos),
    imageDigest: digestOf(engine.images),
    weaknesses: [...hello.weaknesses],
  };
}
