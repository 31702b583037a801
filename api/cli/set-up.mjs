/**
 * The door of every npm script: makes sure that Node is new enough and that the dependencies of the lock file are
 * there, then hands over to the command. Plain JavaScript on Node alone, since nothing else exists on a fresh clone.
 * It speaks on standard error, so that a command's --json output stays clean.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const pnpm = "pnpm@12.21.0";
const oldestNode = [20, 19];

/** Command → the script that does it, and the words it is called with. */
const commands = {
  start: ["api/cli/start.ts"],
  test: ["api/cli/test.ts"],
  check: ["api/cli/check.ts"],
  "check:timing": ["api/cli/check-timing.ts"],
  "problem:verify": ["judge/src/cli.ts", "verify"],
  "problem:compare": ["judge/src/cli.ts", "compare"],
  "problem:push": ["api/cli/problem-push.ts"],
  "problem:convert": ["api/cli/problem-convert.ts"],
  hostile: ["judge/src/cli.ts", "hostile"],
  judge: ["api/cli/judge.ts"],
  "judge:preflight": ["judge/src/cli.ts", "preflight"],
  "bench:api": ["api/cli/bench-api.ts"],
  "bench:judge": ["api/cli/bench-judge.ts"],
  "bench:people": ["api/cli/bench-people.ts"],
  "bench:scoreboard": ["api/cli/bench-scoreboard.ts"],
  "bench:borderline": ["judge/src/cli.ts", "borderline"],
  chaos: ["api/cli/chaos.ts"],
  "verdict:replay": ["api/cli/verdict-replay.ts"],
  "contest:replay": ["api/cli/contest-replay.ts"],
  "check:rights": ["api/cli/check-rights.ts"],
  "audit:verify": ["api/cli/audit-verify.ts"],
  "env:example": ["api/cli/env-example.ts"],
  secrets: ["api/cli/secrets.ts"],
  "db:generate": ["api/cli/db-generate.ts"],
};

const say = (words) => process.stderr.write(`${words}\n`);

function leave(words) {
  say(`\n${words}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isNewEnough) {
    leave(`Node ${process.versions.node} is too old: Bilimdon needs Node ${oldestNode.join(".")} or newer.`);
  }
}

function installDependencies() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "pnpm-lock.yaml")))
    .digest("hex");
  const stamp = join(root, "node_modules/.installed-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  say("Dependencies: installing what the lock file names (about half a minute the first time) …");
  const started = Date.now();
  const done = spawnSync("npx", ["--yes", pnpm, "install", "--frozen-lockfile", "--prefer-offline"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CI: "true" },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0)
    leave(explain(`${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`));
  writeFileSync(stamp, lock);
  say(`Dependencies: ready (${((Date.now() - started) / 1000).toFixed(1)} s).`);
}

function explain(output) {
  const tail = output.trim().split("\n").slice(-15).join("\n");
  if (/ENOSPC|No space left/i.test(output)) {
    return `${tail}\n\nThe disk is full: free about 1 GB where the project lies and run the command again.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ERR_SOCKET/i.test(output)) {
    return `${tail}\n\nThe npm registry did not answer: check the network (or the registry in ~/.npmrc) and run the command again.`;
  }
  return `${tail}\n\nThe dependencies could not be installed; the lines above are the end of what pnpm said.`;
}

function hand(name, words) {
  const script = commands[name];
  if (script === undefined) leave(`Unknown command "${name}". Known: ${Object.keys(commands).join(", ")}.`);
  const [file, ...first] = script;
  const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/esm/index.mjs")).href;
  const child = spawn(process.execPath, ["--import", tsx, join(root, file), ...first, ...words], {
    stdio: "inherit",
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: process.env,
  });
  // The terminal sends Ctrl-C to the child too; here it only must not end us before the child has cleaned up.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  }
  child.on("error", (error) => leave(`${file} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}

checkNode();
installDependencies();
const [name = "start", ...words] = process.argv.slice(2);
hand(name, words);
