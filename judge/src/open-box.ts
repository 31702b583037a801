import type { Box } from "./box/box.ts";
import { buildRunner } from "./box/build-runner.ts";
import { openLocalBox } from "./box/local-box.ts";
import type { BoxChoice } from "./config.ts";

export interface BoxOrder {
  readonly choice: BoxChoice;
  /** Where compiled runners are kept. */
  readonly statePath: string;
  readonly storePath: string;
  readonly lanes: number;
  /** In production the reduced box is opened only when it is asked for by name. */
  readonly isProduction: boolean;
}

type BoxKind = Exclude<BoxChoice, "auto">;

/**
 * Opens the box that was asked for; "auto" takes the strongest that this machine allows.
 *
 * @throws Error naming every kind that was tried and why it could not be opened
 */
export async function openBox(order: BoxOrder): Promise<Box> {
  const failures: string[] = [];
  for (const kind of kindsToTry(order)) {
    try {
      return await open(kind, order);
    } catch (error) {
      failures.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const hint =
    order.choice === "auto" && order.isProduction ? "\nBOX=reduced allows the weaker one by name." : "";
  throw new Error(`No box can be opened here.\n${failures.join("\n")}${hint}`);
}

function kindsToTry({ choice, isProduction }: BoxOrder): readonly BoxKind[] {
  if (choice !== "auto") return [choice];
  return isProduction ? ["local"] : ["local", "reduced"];
}

async function open(kind: BoxKind, order: BoxOrder): Promise<Box> {
  if (kind === "docker") throw new Error("the Docker box is not built into this version yet");
  const runner = await buildRunner(order.statePath);
  const isolation = kind === "reduced" ? "reduced" : "full";
  return await openLocalBox({
    storePath: order.storePath,
    laneCount: order.lanes,
    runnerPath: runner.path,
    isolation,
  });
}
