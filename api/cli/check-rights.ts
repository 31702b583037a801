/**
 * Asks every cell of the rights matrix (api/test/rights) and counts:
 *
 *     npm run check:rights -- [--json]       {"routes": …, "cases": …, "wrong": …}
 *
 * Leaves with 0 when nothing was wrong and every route and room has its row.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./services/project-root.ts";

const isJson = process.argv.includes("--json");
const report = join(projectRoot, ".bilimdon-test", "rights.json");
rmSync(report, { force: true });
const done = spawnSync(
  join(projectRoot, "node_modules/.bin/vitest"),
  ["run", "--project", "api", "api/test/rights-matrix.test.ts"],
  {
    cwd: projectRoot,
    // The tests' own words go aside, so that --json is one line.
    stdio: ["ignore", isJson ? "ignore" : "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "test", RIGHTS_REPORT: report },
  },
);
const tally = z
  .object({ routes: z.number(), cases: z.number(), wrong: z.number() })
  .parse(JSON.parse(readFileSync(report, "utf8")));
if (isJson) process.stdout.write(`${JSON.stringify(tally)}\n`);
process.exitCode = done.status === 0 && tally.wrong === 0 ? 0 : 1;
