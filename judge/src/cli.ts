/**
 * Commands that need no running platform: `verify` and `compare` for setters, `bench` and `hostile` for whoever runs
 * the machine. Each is loaded only when it is called: all of them together take longer to load than `compare` to work.
 */
const commands: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  verify: async () => (await import("./verify-command.ts")).runVerify,
  compare: async () => (await import("./compare-command.ts")).runCompare,
  bench: async () => (await import("./bench-command.ts")).runBench,
  replay: async () => (await import("./replay-command.ts")).runReplay,
  borderline: async () => (await import("./borderline-command.ts")).runBorderline,
  preflight: async () => (await import("./preflight/preflight-command.ts")).runPreflight,
  hostile: async () => (await import("./hostile-command.ts")).runHostile,
  settings: async () => (await import("./settings-command.ts")).runSettings,
};

const [name = "", ...args] = process.argv.slice(2);
const load = commands[name];
if (load === undefined) {
  console.error(`There is no command "${name}"; there are ${Object.keys(commands).join(", ")}.`);
  process.exitCode = 2;
} else {
  try {
    const command = await load();
    process.exitCode = await command(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}

export {};
