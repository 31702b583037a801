/** Makes a migration from api/src/db/schema: `npm run db:generate`. */
import { spawnSync } from "node:child_process";
import { projectRoot } from "./services/project-root.ts";

const made = spawnSync("node_modules/.bin/drizzle-kit", ["generate"], {
  cwd: `${projectRoot}/api`,
  stdio: "inherit",
});
process.exitCode = made.status ?? 1;
