/** Makes a migration from api/src/db/schema: `npm run db:generate -- --name what_changes`. */
import { spawnSync } from "node:child_process";
import { projectRoot } from "./services/project-root.ts";

const made = spawnSync("node_modules/.bin/drizzle-kit", ["generate", ...process.argv.slice(2)], {
  cwd: `${projectRoot}/api`,
  stdio: "inherit",
});
process.exitCode = made.status ?? 1;
