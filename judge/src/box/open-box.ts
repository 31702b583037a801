import type { Box } from "./box.ts";
import { buildRunner } from "./build-runner.ts";
import { type LocalBoxOptions, openLocalBox } from "./local-box.ts";

/** Which box the operator wants; "auto" takes the strongest that opens here. */
export type BoxWish = "auto" | "local" | "docker" | "reduced";

export interface OpenBoxOptions {
  readonly choice: BoxWish;
  readonly storePath: string;
  readonly lanes: number;
  /** Where the compiled runner is kept; the store's own folder when not given. */
  readonly statePath?: string;
  readonly toolFolders?: readonly string[];
  /** Told which box was opened and why the stronger ones were not. Printed when not given. */
  readonly tell?: (sentence: string) => void;
}

interface Attempt {
  readonly name: string;
  open(): Promise<Box>;
}

/**
 * Opens the box the operator chose, or the strongest that works here.
 *
 * A weaker box than the last one tried is never opened without telling why; whether it may judge a contest is for the
 * caller to decide by its selfTest.
 * @throws Error naming every box that was tried and why it does not open
 */
export async function openBox(options: OpenBoxOptions): Promise<Box> {
  const tell = options.tell ?? ((sentence: string) => console.error(`sandbox: ${sentence}`));
  const { path: runnerPath } = await buildRunner(options.statePath ?? options.storePath);
  const refusals: string[] = [];
  for (const attempt of attemptsFor(options, runnerPath)) {
    try {
      const box = await attempt.open();
      for (const refusal of refusals) tell(refusal);
      tell(`judging in the ${attempt.name} box (${describe(box)})`);
      for (const weakness of box.selfTest.weaknesses) tell(`not bounded here: ${weakness}`);
      return box;
    } catch (error) {
      refusals.push(`no ${attempt.name} box: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No sandbox opens on this machine.\n${refusals.join("\n")}`);
}

function attemptsFor(options: OpenBoxOptions, runnerPath: string): readonly Attempt[] {
  const common: LocalBoxOptions = {
    storePath: options.storePath,
    laneCount: options.lanes,
    runnerPath,
    toolFolders: options.toolFolders ?? [],
  };
  const full: Attempt = { name: "full local", open: () => openLocalBox(common) };
  const withoutUsers: Attempt = {
    name: "local (without user namespaces)",
    open: () => openLocalBox({ ...common, withUserNamespace: false }),
  };
  const reduced: Attempt = {
    name: "reduced",
    open: () => openLocalBox({ ...common, isolation: "reduced" }),
  };
  const isRoot = process.geteuid?.() === 0;
  const local = isRoot ? [full, withoutUsers] : [full];
  if (options.choice === "reduced") return [reduced];
  if (options.choice === "local") return local;
  return [...local, reduced];
}

function describe(box: Box): string {
  const { mode, cgroup, namespaces } = box.selfTest;
  const bounds = namespaces.length === 0 ? "no namespaces" : `namespaces ${namespaces.join(", ")}`;
  return `${mode}, cgroup ${cgroup}, ${bounds}`;
}
