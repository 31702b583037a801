/**
 * `npm start`: the whole platform on this machine, from nothing. Each step says what it does; what cannot go on says
 * why and what to do. Ctrl-C stops what was started, in the order judge, API, database.
 */
import { startPlatform } from "./services/platform.ts";
import { printWelcome } from "./services/print-welcome.ts";
import { startFaults } from "./services/start-settings.ts";
import { makeStepProgress } from "./services/step-progress.ts";

const parent = process.ppid;
const progress = makeStepProgress();
let stopping = false;

const faults = startFaults(process.env);
if (faults.length > 0) {
  console.error(`These settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  process.exit(1);
}
progress.say("\nBilimdon is starting. Press Ctrl-C to stop it.\n");
const starting = startPlatform({ progress, wantedPort: Number(process.env.PORT ?? 8080) });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
setInterval(() => {
  // The npm process above us is gone without a word (kill -9, a closed terminal): so do we.
  if (process.ppid !== parent) void stop(0);
}, 1_000).unref();

try {
  const platform = await starting;
  printWelcome(platform, progress);
  const { title } = await platform.firstEnded;
  if (!stopping) {
    console.error(`\n${title} ended by itself; its log is in ${platform.logFolder}. Stopping the rest.`);
    await stop(1);
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  progress.say("\nStopping …");
  const platform = await starting.catch(() => null);
  await platform?.stop();
  progress.say("Everything is stopped.");
  process.exit(code);
}
