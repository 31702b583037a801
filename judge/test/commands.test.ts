/** `problem:verify` and `problem:compare` as a setter calls them: a process with arguments, output and an exit code. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { legacyBase, writeFiles } from "./kit/write-package.ts";

const cli = resolve(import.meta.dirname, "../src/cli.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "judge-commands-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((settle) => {
    const child = execFile(process.execPath, ["--import", "tsx", cli, ...args], (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      settle({ code, out, err });
    });
    child.stdin?.end(input);
  });
}

const verify = (path: string, ...more: string[]) =>
  run(["verify", path, "--box", "local", "--lanes", "1", ...more]);
const write = (name: string, files: Readonly<Record<string, string | Uint8Array>>) =>
  writeFiles(join(folder, name), files);

function linesOf(out: string): unknown[] {
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("problem:verify", () => {
  it("writes a line for each submission and one for the problem, and leaves with 0 when all agree", async () => {
    const path = await write("sum", { ...legacyBase, "submissions/wrong_answer/w.py": "print(17)\n" });

    const { code, out } = await verify(path, "--json");

    expect(code).toBe(0);
    const lines = linesOf(out);
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual({
      problem: "sum",
      submission: "submissions/wrong_answer/w.py",
      language: expect.stringMatching(/^(pypy3|python3)$/),
      expected: "WA",
      verdict: "WA",
      score: null,
      ok: true,
      maxTimeMs: expect.any(Number),
      ranAlone: 0,
      maxMemoryBytes: expect.any(Number),
      message: "",
    });
    expect(lines.at(-1)).toMatchObject({ problem: "sum", summary: true, ok: true, derivedTimeLimitMs: 1000 });
  });
  it("leaves with 1 when one disagrees, and its table says which and why", async () => {
    const path = await write("off", { ...legacyBase, "submissions/accepted/w.py": "print(17)\n" });

    const { code, out } = await verify(path);

    expect(code).toBe(1);
    expect(out).toMatch(/✗ +accepted\/w\.py +\w+ +AC +WA/);
    expect(out).toContain("1 agree, 1 disagree, 0 skipped");
  });
  it("takes a zip, and only the submissions that are asked for", async () => {
    const files = { ...legacyBase, "submissions/accepted/w.py": "print(17)\n" };
    const zipped = zipSync({
      sum: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
    });
    await writeFile(join(folder, "sum.zip"), zipped);

    const { code, out } = await verify(join(folder, "sum.zip"), "--json", "--submission", "accepted/s*");

    expect(code).toBe(0);
    expect(linesOf(out)).toHaveLength(2);
  });
  it("refuses packages that cannot be read, each by the file that is wrong", async () => {
    const { "data/secret/1.ans": _, ...withoutAnswer } = legacyBase;
    const huge = await write("huge", legacyBase);
    await truncate(join(huge, "data/secret/1.in"), 300 * 1024 * 1024);
    const cases: readonly (readonly [string, RegExp])[] = [
      [await write("noanswer", withoutAnswer), /data\/secret\/1/],
      [
        await write("bomb", { ...legacyBase, "problem.yaml": "a: &a [x]\nname: *a\n" }),
        /problem\.yaml.*alias/i,
      ],
      [
        await write("unknown", { ...legacyBase, "problem.yaml": "name: Sum\nnmae: Sum\n" }),
        /problem\.yaml.*nmae/,
      ],
      [huge, /data\/secret\/1\.in.*300 MiB/],
      [join(folder, "nowhere"), /no such folder/],
    ];
    for (const [path, words] of cases) {
      const { code, out } = await verify(path, "--json");
      expect(code, path).toBe(1);
      expect(linesOf(out)).toEqual([expect.objectContaining({ summary: true, ok: false })]);
      expect(out).toMatch(words);
    }
  });
  it("says of a binary sent as a source that it does not compile", async () => {
    const binary = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff, 0xfe]);
    const path = await write("binary", { ...legacyBase, "submissions/accepted/b.cpp": binary });

    const { code, out } = await verify(path, "--json", "--submission", "accepted/b.cpp");

    expect(code).toBe(1);
    expect(linesOf(out)[0]).toMatchObject({
      submission: "submissions/accepted/b.cpp",
      verdict: "CE",
      ok: false,
    });
  });
  it("leaves with 2 and its usage when it is called wrongly", async () => {
    const { code, err } = await run(["verify", "--jsn", "x"]);
    expect(code).toBe(2);
    expect(err).toContain("problem:verify -- DIR");
  });
});

describe("problem:compare", () => {
  it("answers each line in order", async () => {
    const lines = [
      { answer: "1 2\n", output: "1   2" },
      { answer: "1.0", output: "1.0000001", args: ["float_tolerance", "1e-6"] },
      { answer: "Yes", output: "no" },
    ];
    const { code, out } = await run(["compare"], lines.map((line) => JSON.stringify(line)).join("\n"));

    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      { accepted: true, message: "" },
      { accepted: true, message: "" },
      { accepted: false, message: expect.stringContaining("no") },
    ]);
  });
  it("answers a line it cannot read too, and leaves with 1", async () => {
    const { code, out } = await run(
      ["compare"],
      '{"answer":"1"}\nnonsense\n{"answer":"1","output":"1","args":["fuzzy"]}\n',
    );

    expect(code).toBe(1);
    expect(linesOf(out)).toEqual([
      { accepted: false, message: expect.stringContaining("output") },
      { accepted: false, message: expect.stringContaining("JSON") },
      { accepted: false, message: expect.stringContaining("fuzzy") },
    ]);
  });
});
