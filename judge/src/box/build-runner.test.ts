import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { buildRunner } from "./build-runner.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bilimdon-build-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

it("compiles the runner once for each state of its sources", async () => {
  const shelf = join(folder, "shelf");
  const first = await buildRunner(join(folder, "one"), shelf);
  const second = await buildRunner(join(folder, "one"), shelf);
  const elsewhere = await buildRunner(join(folder, "other"), shelf);
  expect([first.isFresh, second.isFresh, elsewhere.isFresh]).toEqual([true, false, false]);
  expect(second.path).toBe(first.path);
  expect(readFileSync(elsewhere.path).equals(readFileSync(first.path))).toBe(true);
  expect(execFileSync(first.path, ["--version"], { encoding: "utf8" })).toMatch(/^runner .* protocol 1$/m);
});

it("is built where nothing can be put on the shelf", async () => {
  const noFolder = join(folder, "a-file");
  writeFileSync(noFolder, "");
  const { path } = await buildRunner(join(folder, "one"), join(noFolder, "shelf"));
  expect(execFileSync(path, ["--version"], { encoding: "utf8" })).toMatch(/^runner /);
});

it("names the missing compiler and how to install it", async () => {
  vi.stubEnv("PATH", folder);
  await expect(buildRunner(folder, join(folder, "shelf"))).rejects.toThrow(
    /no C compiler.*apt-get install gcc libc6-dev/,
  );
});

const hasMake = spawnSync("make", ["--version"]).status === 0;
const sanitize = ["-fsanitize=address,undefined", "-x", "c", "-", "-o", "/dev/null"];
const hasSanitizers = spawnSync("cc", sanitize, { input: "int main(void) { return 0; }" }).status === 0;
const canCheck = hasMake && hasSanitizers;
const lacking = hasMake ? "the compiler has no libasan or libubsan" : "make is not installed";
const makeNote = canCheck ? "" : ` (not tried: ${lacking})`;
it.skipIf(!canCheck)(
  `holds every requirement of the runner's own parsers, also under its fuzzer${makeNote}`,
  () => {
    const runner = resolve(import.meta.dirname, "../../../sandbox-images/runner");
    const said = execFileSync("make", ["-C", runner, "check"], { encoding: "utf8", timeout: 110_000 });
    expect(said).toContain("the parsers hold all requirements");
    expect(said).toContain("none harmed the parser");
  },
);
