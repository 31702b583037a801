/**
 * Joins this machine to a platform as a judge host:
 *
 *     npm run judge -- --api https://contest.example.uz --token TOKEN
 *
 * Nothing else is needed: packages, the queue and the verdicts all go over that one address. Ctrl-C leaves; what was
 * being judged is handed back and judged elsewhere.
 */
import { spawn } from "node:child_process";
import { askApi } from "./join/ask-api.ts";
import { readJoinOptions } from "./join/read-join-options.ts";
import { startWords } from "./services/compile-service.ts";
import { projectRoot } from "./services/project-root.ts";
import { needsOfStart, provideSystem } from "./services/system-packages.ts";

const say = (line: string) => process.stderr.write(`${line}\n`);

async function joinPlatform(): Promise<number> {
  const reading = readJoinOptions(process.argv.slice(2), process.env);
  if (reading.kind === "refused") {
    say(reading.why);
    return 2;
  }
  const { apiUrl, token, env } = reading.value;
  const refusal = await askApi(apiUrl, token);
  if (refusal !== null) {
    say(refusal);
    return 1;
  }
  const tools = provideSystem(needsOfStart, say);
  if (tools.kind === "missing") {
    say(tools.words);
    return 1;
  }
  return await runWorker(await startWords("judge/src/main.ts"), {
    API_URL: apiUrl,
    JUDGE_TOKEN: token,
    ...env,
  });
}

/** A host others rely on: the reduced box is opened only when it is asked for by name. */
function runWorker(words: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const worker = spawn(process.execPath, words, {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: "inherit",
    // In a group of its own, so that Ctrl-C is told to it once.
    detached: true,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => worker.kill("SIGTERM"));
  return new Promise((settle) => {
    worker.once("exit", (code) => settle(code ?? 1));
    worker.once("error", (error) => {
      say(error.message);
      settle(1);
    });
  });
}

process.exitCode = await joinPlatform();
