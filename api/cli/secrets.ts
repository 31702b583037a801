/** Prints a fresh 256-bit secret for each thing that needs one: `npm run secrets`, to be put into .env. */
import { randomBytes } from "node:crypto";

const names = ["POSTGRES_PASSWORD", "REDIS_PASSWORD", "JUDGE_TOKEN", "KEY_CURRENT", "METRICS_TOKEN"];

for (const name of names) console.log(`${name}=${randomBytes(32).toString("hex")}`);
