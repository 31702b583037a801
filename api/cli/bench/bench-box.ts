import { spawn } from "node:child_process";
import { type BoxFigures, boxFigures } from "@bilimdon/contracts/bench-figures";
import { startWords } from "../services/compile-service.ts";
import { projectRoot } from "../services/project-root.ts";
import type { BenchOrder } from "./bench-order.ts";

/** Measures the sandbox alone, by the judge's own command. @throws Error when it does not end well */
export async function benchBox(order: BenchOrder): Promise<BoxFigures> {
  const words = ["bench", "--json", "--box", order.box, ...(order.isQuick ? ["--quick"] : [])];
  const child = spawn(
    process.execPath,
    [...(await startWords("judge/src/cli.ts")), ...words],
    // In a group of its own, so that it is stopped once: by us.
    { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"], detached: true },
  );
  const stop = () => void child.kill("SIGTERM");
  order.signal.addEventListener("abort", stop);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  order.signal.removeEventListener("abort", stop);
  order.signal.throwIfAborted();
  if (code !== 0) throw new Error("The sandbox could not be measured; the lines above say why.");
  return boxFigures.parse(JSON.parse(output));
}
