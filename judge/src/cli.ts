import { runBench } from "./bench-command.ts";
import { runBorderline } from "./borderline-command.ts";
import { runCompare } from "./compare-command.ts";
import { runHostile } from "./hostile-command.ts";
import { runPreflight } from "./preflight/preflight-command.ts";
import { runReplay } from "./replay-command.ts";
import { runSettings } from "./settings-command.ts";
import { runVerify } from "./verify-command.ts";

/** Commands that need no running platform: `verify` and `compare` for setters, `bench` and `hostile` for whoever runs the machine. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  verify: runVerify,
  compare: runCompare,
  bench: runBench,
  replay: runReplay,
  borderline: runBorderline,
  preflight: runPreflight,
  hostile: runHostile,
  settings: runSettings,
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`There is no command "${name}"; there are ${Object.keys(commands).join(", ")}.`);
  process.exitCode = 2;
} else {
  command(args).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 2;
    },
  );
}
