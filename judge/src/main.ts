import { pino } from "pino";
import { readConfig } from "./config.ts";
import { startWorker } from "./worker.ts";

/** A judge worker as a process: reads its settings, judges until it is told to stop. */
async function main(): Promise<void> {
  const reading = readConfig(process.env);
  if (reading.kind === "faulty") {
    console.error(`The judge cannot start:\n${reading.faults.map((fault) => `  ${fault}`).join("\n")}`);
    process.exit(1);
  }
  // Standard output carries the ready line and nothing else.
  const log = pino({ name: "judge", level: reading.config.logLevel }, pino.destination(2));
  const worker = await startWorker(reading.config, log);
  let isStopping = false;
  const stop = (code: number, why: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info(why);
    // What cannot be brought to an end in time is left to the queue, which hands it on.
    setTimeout(() => process.exit(code), reading.config.stopGraceMs + 10_000).unref();
    worker.stop().then(
      () => process.exit(code),
      (error) => {
        log.error({ error }, "the worker did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop(0, "stopping: SIGTERM"));
  process.on("SIGINT", () => stop(0, "stopping: SIGINT"));
  worker.ready.then((words) => process.stdout.write(`${JSON.stringify({ ready: true, words })}\n`));
  const why = await worker.ended;
  console.error(`The judge ends: ${why}. Check JUDGE_TOKEN and API_URL.`);
  stop(1, why);
}

main().catch((error: unknown) => {
  console.error(`The judge cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
