import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

export interface Check {
  readonly title: string;
  readonly isPassed: boolean;
  readonly output: string;
}

const packages = ["api/rules", "api/contracts", "api", "judge", "web"];

/** Type-checks every package and lints the tree; answers one result a check. */
export function runChecks(): Check[] {
  // The web's types stand on messages and icons that are made, not kept in git.
  const made = run("messages, icons and fonts of web", "tsx", ["web/build/generate.ts"]);
  const types = packages.map((folder) => run(`types of ${folder}`, "tsc", ["-p", folder]));
  return [made, ...types, run("format and lint", "biome", ["check", "--error-on-warnings", "."])];
}

function run(title: string, program: string, args: string[]): Check {
  const done = spawnSync(join(projectRoot, "node_modules/.bin", program), args, {
    cwd: projectRoot,
    encoding: "utf8",
  });
  return { title, isPassed: done.status === 0, output: `${done.stdout ?? ""}${done.stderr ?? ""}`.trim() };
}
