import type { BoxFailed, ConversationReport, NeededTools, RunRequest, TestReport } from "./box.ts";
import { chooseImage, type SandboxImage } from "./docker-images.ts";
import type { KeptLane } from "./docker-kept-lane.ts";
import type { StandingLane } from "./lane.ts";

/** A lane that has a container for each image it was asked for, and takes the one a request needs. */
export interface ImageLane extends StandingLane {
  /** After a submission, for every container it used. */
  settle(): Promise<void>;
}

export interface ImageLaneParts {
  readonly index: number;
  /** Never empty. */
  readonly images: readonly SandboxImage[];
  keep(image: SandboxImage): Promise<KeptLane>;
}

/**
 * Opens the lane with one container; others follow when a request first needs their image.
 *
 * @throws Error in words when the first cannot be started
 */
export async function openLaneOfImages({ index, images, keep }: ImageLaneParts): Promise<ImageLane> {
  const usual = chooseImage(images, []);
  if (usual === null) throw new Error("a lane needs at least one image");
  const first = await keep(usual);
  const kept = new Map<string, KeptLane>([[usual.digest, first]]);
  const used = new Set<KeptLane>();
  let isClosed = false;

  const laneFor = async (...requests: readonly Needing[]): Promise<KeptLane> => {
    const image = imageFor(images, requests);
    const lane = kept.get(image.digest) ?? (await keep(image));
    kept.set(image.digest, lane);
    if (isClosed) await lane.close();
    if (!used.has(lane)) await lane.prepare();
    used.add(lane);
    return lane;
  };
  return {
    index,
    hello: first.hello,
    run: async (request): Promise<TestReport> => {
      try {
        return await (await laneFor(request)).run(request);
      } catch (error) {
        return failed(error);
      }
    },
    converse: async (request): Promise<ConversationReport> => {
      try {
        return await (await laneFor(request.first, request.second)).converse(request);
      } catch (error) {
        return failed(error);
      }
    },
    settle: async () => {
      const toSettle = [...used];
      used.clear();
      for (const lane of toSettle) await lane.settle();
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...kept.values()].map((lane) => lane.close()));
    },
  };
}

type Needing = Pick<RunRequest, "tools">;

/** Among the tools of all, or where no image has them together, of those that cannot do without. */
function imageFor(images: readonly SandboxImage[], requests: readonly Needing[]): SandboxImage {
  const tools = requests.flatMap((request) => request.tools ?? []);
  const needed = tools.filter((one) => !one.isMachineCode);
  const image = chooseImage(images, familiesOf(tools)) ?? chooseImage(images, familiesOf(needed));
  if (image !== null) return image;
  throw new Error(
    `no sandbox image has ${familiesOf(needed).join(" and ")}; sandbox-images/build.sh makes one of all families`,
  );
}

function familiesOf(tools: readonly NeededTools[]): string[] {
  return [...new Set(tools.map(({ family }) => family))];
}

function failed(error: unknown): BoxFailed {
  return { kind: "box-failed", detail: error instanceof Error ? error.message : String(error) };
}
