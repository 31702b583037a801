/**
 * The printer is a command of the operator's, such as `lp -d hall-1`: it gets the PDF on its standard input. It is run
 * without a shell, with no more of our environment than a path, and what is known of the print in variables of its own
 * (a script may choose the printer by BILIMDON_PRINT_PLACE). It has half a minute; then it is killed with its children.
 */
import { spawn } from "node:child_process";
import type { Config } from "../config.ts";
import type { Printer, PrintOutcome, PrintSlip } from "../ctx.ts";

export interface CommandPrinter {
  /** PRINT_COMMAND: program and arguments apart by blanks. */
  readonly command: string;
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 30_000;
const mostCauseBytes = 2_000;

/** The part of the context that the configuration gives. */
export function openPrinter({ PRINT_COMMAND: command }: Pick<Config, "PRINT_COMMAND">): {
  readonly printer?: Printer;
} {
  return command === undefined ? {} : { printer: openCommandPrinter({ command }) };
}

export function openCommandPrinter({ command, timeoutMs = usualTimeoutMs }: CommandPrinter): Printer {
  const [program = "", ...args] = command.trim().split(/\s+/);
  return { print: (pdf, slip) => run({ program, args, timeoutMs }, pdf, slip) };
}

interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly timeoutMs: number;
}

function run({ program, args, timeoutMs }: Run, pdf: Uint8Array, slip: PrintSlip): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    // Its own process group, so that what it started ends with it.
    const child = spawn(program, [...args], {
      env: environmentOf(slip),
      stdio: ["pipe", "ignore", "pipe"],
      detached: true,
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      if (said.length < mostCauseBytes) said += part.slice(0, mostCauseBytes - said.length);
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      killGroup(child.pid);
    }, timeoutMs);
    const end = (outcome: PrintOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.on("error", (error) =>
      end({ kind: "failed", cause: `"${program}" could not be started: ${error.message}` }),
    );
    child.on("close", (code, signal) => {
      if (code === 0) return end({ kind: "printed" });
      const how = isLate
        ? `took longer than ${timeoutMs / 1_000} s and was stopped`
        : code === null
          ? `was ended by ${signal}`
          : `left with ${code}`;
      end({ kind: "failed", cause: [`"${program}" ${how}`, said.trim()].filter(Boolean).join(": ") });
    });
    // A command that does not read to the end says so by how it leaves.
    child.stdin.on("error", () => {});
    child.stdin.end(pdf);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has just left by itself.
  }
}

/** Nothing of ours: the environment holds the platform's secrets. */
function environmentOf({ printJobId, team, place, pages }: PrintSlip): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    LANG: "C.UTF-8",
    BILIMDON_PRINT_ID: printJobId,
    BILIMDON_PRINT_TEAM: oneLine(team),
    BILIMDON_PRINT_PLACE: oneLine(place ?? ""),
    BILIMDON_PRINT_PAGES: String(pages),
  };
}

const oneLine = (text: string) => text.replaceAll(/\p{Cc}/gu, " ");
