import type { Box } from "./box.ts";
import { buildRunner } from "./build-runner.ts";
import { openDockerBox } from "./docker-box.ts";
import { type LocalBoxOptions, openLocalBox } from "./local-box.ts";

/** Which box the operator wants; "auto" takes the strongest that opens here. */
export type BoxWish = "auto" | "local" | "docker" | "reduced";

export interface BoxOrder {
  readonly choice: BoxWish;
  /** Where compiled runners are kept. */
  readonly statePath: string;
  readonly storePath: string;
  readonly lanes: number;
  /** See LocalBoxOptions. */
  readonly cores?: readonly number[];
  /** In production the reduced box is opened only when it is asked for by name. False when not given. */
  readonly isProduction?: boolean;
  /** More folders of the machine that programs of a local box may read and run from; see LocalBoxOptions. */
  readonly toolFolders?: readonly string[];
  /** The Docker box's image; "bilimdon-sandbox" when not given. */
  readonly image?: string;
  /** Told which box was opened and why stronger ones were not. Printed on stderr when not given. */
  readonly tell?: (sentence: string) => void;
}

interface Attempt {
  readonly name: string;
  open(): Promise<Box>;
}

/**
 * Opens the box the operator chose, or the strongest that works here: Docker where an engine answers and has the
 * image, else lanes of this machine, else, outside production, the reduced box.
 *
 * A weaker box than one tried before is never opened without telling why.
 * @throws Error naming every box that was tried and why it does not open
 */
export async function openBox(order: BoxOrder): Promise<Box> {
  const tell = order.tell ?? ((sentence: string) => console.error(`sandbox: ${sentence}`));
  const { path: runnerPath } = await buildRunner(order.statePath);
  const refusals: string[] = [];
  for (const attempt of attemptsFor(order, runnerPath)) {
    try {
      const box = await attempt.open();
      for (const refusal of refusals) tell(refusal);
      tell(`judging in the ${attempt.name} box (${describe(box)})`);
      for (const weakness of box.selfTest.weaknesses) tell(`weaker here: ${weakness}`);
      return box;
    } catch (error) {
      refusals.push(`no ${attempt.name} box: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const hint =
    order.choice === "auto" && order.isProduction === true
      ? "\nBOX=reduced allows the weaker one by name."
      : "";
  throw new Error(`No sandbox opens on this machine.\n${refusals.join("\n")}${hint}`);
}

function attemptsFor(order: BoxOrder, runnerPath: string): readonly Attempt[] {
  const common: LocalBoxOptions = {
    storePath: order.storePath,
    laneCount: order.lanes,
    runnerPath,
    toolFolders: order.toolFolders ?? [],
    ...(order.cores === undefined ? {} : { cores: order.cores }),
  };
  const image = order.image === undefined ? {} : { image: order.image };
  const tell = order.tell === undefined ? {} : { tell: order.tell };
  const docker: Attempt = { name: "Docker", open: () => openDockerBox({ ...common, ...image, ...tell }) };
  const full: Attempt = { name: "local", open: () => openLocalBox(common) };
  const withoutUsers: Attempt = {
    name: "local (without user namespaces)",
    open: () => openLocalBox({ ...common, withUserNamespace: false }),
  };
  const reduced: Attempt = {
    name: "reduced",
    open: () => openLocalBox({ ...common, isolation: "reduced" }),
  };
  const local = process.geteuid?.() === 0 ? [full, withoutUsers] : [full];
  if (order.choice === "docker") return [docker];
  if (order.choice === "reduced") return [reduced];
  if (order.choice === "local") return local;
  return order.isProduction === true ? [docker, ...local] : [docker, ...local, reduced];
}

function describe(box: Box): string {
  const { mode, cgroup, namespaces } = box.selfTest;
  const bounds = namespaces.length === 0 ? "no namespaces" : `namespaces ${namespaces.join(", ")}`;
  return `${mode}, cgroup ${cgroup}, ${bounds}`;
}
