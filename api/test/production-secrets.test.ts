import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { writeEnvExample } from "../cli/secrets/write-env-example.ts";
import { projectRoot } from "../cli/services/project-root.ts";
import { configShape, readConfig } from "../src/config.ts";

const example = readFileSync(join(projectRoot, ".env.example"), "utf8");
const exampleEnv = Object.fromEntries(
  [...example.matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm)].map(([, name = "", value = ""]) => [name, value]),
);

function run(script: string, env: Readonly<Record<string, string>>) {
  const tsx = pathToFileURL(join(projectRoot, "node_modules/tsx/dist/esm/index.mjs")).href;
  const args = ["--import", tsx, join(projectRoot, script)];
  return spawnSync(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
    timeout: 60_000,
  });
}

const composeShape = z.object({
  services: z.object({ api: z.object({ environment: z.record(z.string(), z.string()) }) }),
});

const logged = z.object({
  logging: z.object({ options: z.object({ "max-size": z.string(), "max-file": z.string() }) }),
});

describe("docker-compose.yml", () => {
  it("hands the API every setting it reads, but for the one that does not go with Redis", () => {
    const file = readFileSync(join(projectRoot, "docker-compose.yml"), "utf8");
    const { environment } = composeShape.parse(parse(file)).services.api;

    const read = Object.keys(configShape.shape).filter((name) => name !== "QUEUE_DATABASE_URL");
    expect(Object.keys(environment).toSorted()).toEqual(read.toSorted());
  });
});

describe("logs of docker-compose.yml", () => {
  it("are bounded and turned over for every service", () => {
    const shape = z.object({ services: z.record(z.string(), logged) });
    const { services } = shape.parse(parse(readFileSync(join(projectRoot, "docker-compose.yml"), "utf8")));

    expect(Object.keys(services)).toEqual(["postgres", "redis", "api", "web", "judge"]);
  });
});

describe(".env.example", () => {
  it("is what the shapes say today (npm run env:example writes it)", () => {
    expect(writeEnvExample()).toBe(example);
  });

  it.each([
    [
      "the API",
      "api/src/main.ts",
      ["JUDGE_TOKEN", "KEY_CURRENT", "METRICS_TOKEN", "DATABASE_URL", "PUBLIC_ORIGIN"],
    ],
    ["a judge worker", "judge/src/main.ts", ["JUDGE_TOKEN"]],
  ])("does not start %s in production, which names every fault and leaves", (_, script, names) => {
    const { status, stderr, stdout } = run(script, { ...exampleEnv, NODE_ENV: "production" });

    expect(status).toBe(1);
    for (const name of names) expect(stderr).toContain(name);
    expect(stderr).not.toContain("change-me");
    expect(stdout).toBe("");
  });
});

it("the secrets that are printed start production", () => {
  const { stdout } = run("api/cli/secrets.ts", {});
  const secrets = Object.fromEntries(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.split("=")),
  );
  const reading = readConfig({
    ...secrets,
    NODE_ENV: "production",
    PUBLIC_ORIGIN: "https://olimp.example",
    BLOB_DIR: "/var/lib/blobs",
    DATABASE_URL: `postgres://bilimdon:${secrets.POSTGRES_PASSWORD}@db/bilimdon`,
    REDIS_URL: `redis://:${secrets.REDIS_PASSWORD}@redis:6379`,
  });

  expect(reading).toMatchObject({ kind: "read" });
  expect(secrets.KEY_CURRENT).toMatch(/^[0-9a-f]{64}$/);
});
