import type { BoxSelfTest } from "@bilimdon/contracts/judging-words";
import type { Box, Lane } from "./box.ts";
import { openCompany } from "./company.ts";
import type { StandingLane } from "./lane.ts";

export interface PoolParts {
  readonly selfTest: BoxSelfTest;
  readonly storePath: string;
  readonly lanes: readonly StandingLane[];
  /** The machine's own tools when not given. */
  readonly toolsOf?: Box["toolsOf"];
  /** Whatever else must go when the lanes are closed. */
  afterClose?(): Promise<void>;
}

/** A box of lanes that stand ready; who asks first is served first. */
export function openPool({ selfTest, storePath, lanes, toolsOf, afterClose }: PoolParts): Box {
  const free = [...lanes];
  const queue: { settle(lane: Lane): void; refuse(error: Error): void }[] = [];
  const company = openCompany();
  let isClosed = false;

  const giveBack = (lane: StandingLane) => {
    const next = queue.shift();
    if (next === undefined) free.push(lane);
    else next.settle(lend(lane));
  };
  const lend = (lane: StandingLane): Lane => {
    let isReleased = false;
    return {
      index: lane.index,
      run: (request) => company.together(() => lane.run(request)),
      converse: (request) => company.together(() => lane.converse(request)),
      runAlone: (request) => company.alone(() => lane.run({ ...request, company: "alone" })),
      converseAlone: (request) => company.alone(() => lane.converse({ ...request, company: "alone" })),
      release: () => {
        if (isReleased) return;
        isReleased = true;
        giveBack(lane);
      },
    };
  };
  return {
    selfTest,
    storePath,
    laneCount: lanes.length,
    toolsOf: toolsOf ?? (() => ({ kind: "here", imageDigest: null })),
    lease: () => {
      if (isClosed) return Promise.reject(new Error("the box is closed"));
      const lane = free.shift();
      if (lane !== undefined) return Promise.resolve(lend(lane));
      return new Promise((settle, refuse) => queue.push({ settle, refuse }));
    },
    close: async () => {
      isClosed = true;
      for (const { refuse } of queue.splice(0)) refuse(new Error("the box is closed"));
      await Promise.all(lanes.map((lane) => lane.close()));
      await afterClose?.();
    },
  };
}
