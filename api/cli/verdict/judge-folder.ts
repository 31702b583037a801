import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ReplayedJudging,
  type ReplayOrder,
  replayedJudging,
  replayFiles,
  replayOrder,
} from "@bilimdon/contracts/replay-order";
import { startWords } from "../services/compile-service.ts";
import { projectRoot } from "../services/project-root.ts";

/** Judges what lies in a folder by the judge's own command. @throws Error when it does not end well */
export async function judgeFolder(
  folder: string,
  box: string,
): Promise<{ readonly order: ReplayOrder; readonly again: ReplayedJudging }> {
  const order = replayOrder.parse(JSON.parse(await readFile(join(folder, replayFiles.order), "utf8")));
  const words = [...(await startWords("judge/src/cli.ts")), "replay", folder, "--box", box];
  const child = spawn(process.execPath, words, { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const code = await new Promise<number | null>((settle, fail) => {
    child.once("error", fail);
    child.once("close", settle);
  });
  if (code !== 0) throw new Error("It could not be judged again; the lines above say why.");
  return { order, again: replayedJudging.parse(JSON.parse(output)) };
}
