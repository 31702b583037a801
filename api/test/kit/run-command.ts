import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../cli/services/project-root.ts";

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly output: string;
    readonly told: string;
  }>;
  /** What it has said so far, beside its output. */
  told(): string;
}

/** An npm command as a person runs it: `startCommand(["chaos", "--json"])`. */
export function startCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand {
  const child = spawn(process.execPath, [join(projectRoot, "api/cli/set-up.mjs"), ...words], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, told] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    told += chunk.toString("utf8");
  });
  const ended = new Promise<{ code: number | null; output: string; told: string }>((settle) =>
    child.once("close", (code) => settle({ code, output, told })),
  );
  return { child, ended, told: () => told };
}
