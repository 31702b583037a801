import { writeEnvSection } from "@bilimdon/contracts/env-example";
import { judgeConfigShape } from "./config.ts";

/** Prints the worker's part of .env.example; the names it is given stand there already. */
export async function runSettings(known: readonly string[]): Promise<number> {
  const section = {
    title: "A judge worker (judge/src/config.ts)",
    shape: judgeConfigShape,
    placeholders: { API_URL: "http://localhost:8080" },
  };
  process.stdout.write(writeEnvSection(section, new Set(known)));
  return 0;
}
