import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeEnvSection } from "@bilimdon/contracts/env-example";
import { configShape } from "../../src/config.ts";
import { projectRoot } from "../services/project-root.ts";
import { startShape } from "../services/start-settings.ts";

const head = `# Written by \`npm run env:example\` from the shapes that the processes read their settings by; do not edit.
# Copy it to .env and replace every value that says "change-me": production refuses them. \`npm run secrets\` prints
# fresh ones. \`npm start\` needs none of this: it makes its own secrets and keeps them in .bilimdon/secrets.json.

`;

const placeholders = {
  DATABASE_URL: "postgres://bilimdon:change-me@localhost:5432/bilimdon",
  JUDGE_TOKEN: "change-me",
  KEY_CURRENT: "change-me",
  METRICS_TOKEN: "change-me",
  BLOB_DIR: "/var/lib/bilimdon/blobs",
};

/** The whole text of .env.example. */
export function writeEnvExample(): string {
  const known = new Set<string>();
  const api = writeEnvSection(
    { title: "The API (api/src/config.ts)", shape: configShape, placeholders },
    known,
  );
  const judge = askJudge(known);
  for (const [, name] of judge.matchAll(/^#?([A-Z_]+)=/gm)) if (name !== undefined) known.add(name);
  const start = {
    title: "npm start (api/cli/services/start-settings.ts)",
    shape: startShape,
    placeholders: {},
  };
  return `${head}${api}${judge}${writeEnvSection(start, known)}`.trimEnd().concat("\n");
}

/** The worker is a package of its own and says itself what it reads. */
function askJudge(known: ReadonlySet<string>): string {
  const tsx = pathToFileURL(join(projectRoot, "node_modules/tsx/dist/esm/index.mjs")).href;
  const cli = join(projectRoot, "judge/src/cli.ts");
  const asked = spawnSync(process.execPath, ["--import", tsx, cli, "settings", ...known], {
    encoding: "utf8",
  });
  if (asked.status !== 0) throw new Error(`The judge does not say its settings: ${asked.stderr}`);
  return asked.stdout;
}
