/** The verification of small packages in the real box, as problem:verify and a pushed package go through it. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { verifyPackage } from "../src/flows/verify-package.ts";
import { stagePackage } from "../src/steps/stage-package.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase, modernBase, writeFiles } from "./kit/write-package.ts";

const room = await openTestRoom(2);
afterAll(() => room.close());

async function verify(
  files: Readonly<Record<string, string>>,
  isWanted: (path: string) => boolean = () => true,
  stopping = new AbortController(),
) {
  const folder = await mkdtemp(join(tmpdir(), "judge-verify-"));
  try {
    await writeFiles(folder, files);
    const staged = await stagePackage(room.box.storePath, folder, randomBytes(8).toString("hex"));
    if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
    const seen: string[] = [];
    const progress: string[] = [];
    const report = await verifyPackage(room, staged.package, {
      lanes: 2,
      isWanted,
      signal: stopping.signal,
      onLine: (line) => seen.push(line.submission),
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    await staged.remove();
    expect(seen).toEqual(report.lines.map((line) => line.submission));
    return {
      ...report,
      progress,
      byName: new Map(report.lines.map((line) => [line.submission.split("/").at(-1), line])),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const wrong = "print(17)\n";
const crash = "raise SystemExit(1)\n";
const spin = "while True: pass\n";

describe("a legacy package", () => {
  it("agrees when every submission does what its folder says, and its limit comes from the slowest accepted", async () => {
    const { lines, summary, progress } = await verify({
      ...legacyBase,
      "submissions/wrong_answer/w.py": wrong,
      "submissions/run_time_error/r.py": crash,
      "submissions/time_limit_exceeded/t.py": spin,
    });

    expect(lines.map((line) => [line.verdict, line.ok]).sort()).toEqual([
      ["AC", true],
      ["RTE", true],
      ["TLE", true],
      ["WA", true],
    ]);
    expect(summary).toMatchObject({
      ok: true,
      submissions: 4,
      agreed: 4,
      tests: 1,
      timeLimitMs: 1000,
      derivedTimeLimitMs: 1000,
      statedTimeLimitMs: null,
      faults: [],
    });
    expect(progress.at(-1)).toBe("5/5");
  });
  it("disagrees by name, with what was expected and what the judge saw", async () => {
    const { byName, summary } = await verify({ ...legacyBase, "submissions/accepted/w.py": wrong });

    expect(summary).toMatchObject({ ok: false, agreed: 1, disagreed: 1 });
    expect(byName.get("w.py")).toMatchObject({ ok: false, expected: "AC", verdict: "WA" });
    expect(byName.get("w.py")?.message).toContain("secret/1 WA");
  });
  it("says of a submission that does not compile what the compiler says", async () => {
    const { byName } = await verify({ ...legacyBase, "submissions/accepted/c.cpp": "int main( {\n" });
    expect(byName.get("c.cpp")).toMatchObject({
      ok: false,
      verdict: "CE",
      message: expect.stringContaining("c.cpp:1"),
    });
  });
  it("reports a submission in a language that is not here as skipped, and agrees without it", async () => {
    const { byName, summary } = await verify({ ...legacyBase, "submissions/accepted/s.lua": "print(5)\n" });
    expect(byName.get("s.lua")).toMatchObject({ verdict: null, skipped: expect.stringContaining("lua") });
    expect(summary).toMatchObject({ ok: true, skipped: 1, agreed: 1 });
  });
  it("is judged only as far as a filter asks, with the limit all the same", async () => {
    const files = {
      ...legacyBase,
      "submissions/wrong_answer/w.py": wrong,
      "submissions/wrong_answer/v.py": wrong,
    };
    const { lines, summary } = await verify(files, (path) => path.endsWith("w.py"));
    expect(lines.map((line) => line.submission)).toEqual(["submissions/wrong_answer/w.py"]);
    expect(summary).toMatchObject({ ok: true, timeLimitMs: 1000 });
  });
  it("warns of a submission that the limit and its margin judge differently", async () => {
    const waiting =
      "import time\nwhile time.process_time() < 1.4: pass\nprint(sum(map(int, input().split())))\n";
    const { summary, byName } = await verify({
      ...legacyBase,
      "submissions/time_limit_exceeded/edge.py": waiting,
    });
    expect(byName.get("edge.py")).toMatchObject({ ok: true, verdict: "TLE" });
    expect(summary.warnings.join("\n")).toContain(
      "edge.py is sensitive to the time limit: TLE at 1000 ms, AC and not as expected at 2000 ms",
    );
  });
});

describe("a package of format 2025-09", () => {
  const validator = "import sys\nsys.exit(42 if len(sys.stdin.read().split()) == 2 else 43)\n";

  it("holds every case of a submission to what its folder permits", async () => {
    const { byName, summary } = await verify({
      ...modernBase,
      "data/secret/2.in": "0 0\n",
      "data/secret/2.ans": "0\n",
      "submissions/wrong_answer/w.py": "a, b = map(int, input().split())\nprint(a * b)\n",
      "submissions/wrong_answer/c.py": "a, b = map(int, input().split())\nprint(9 // a)\n",
    });
    expect(byName.get("w.py")).toMatchObject({ ok: true, verdict: "WA" });
    expect(byName.get("c.py")).toMatchObject({
      ok: false,
      message: expect.stringContaining("secret/2 is RTE"),
    });
    expect(summary.ok).toBe(false);
  });
  it("is wrong where an input validator refuses a test or takes an example of a wrong one", async () => {
    const { summary } = await verify({
      ...modernBase,
      "input_validators/any.py": validator,
      "data/secret/2.in": "1 2 3\n",
      "data/secret/2.ans": "3\n",
      "data/invalid_input/three.in": "1 2 3\n",
      "data/invalid_input/two.in": "1 2\n",
    });
    expect(summary.ok).toBe(false);
    expect(summary.faults.join("\n")).toMatch(/secret\/2\.in is refused/);
    expect(summary.faults.join("\n")).toMatch(/two\.in is taken/);
    expect(summary.faults.join("\n")).not.toMatch(/three\.in/);
  });
  it("follows an input validator that is a grammar, and says where an input leaves it", async () => {
    const { summary, trials } = await verify({
      ...modernBase,
      "input_validators/check.ctd": "INT(0, 9) SPACE INT(0, 9) NEWLINE",
      "data/secret/2.in": "1 2 3\n",
      "data/secret/2.ans": "3\n",
      "data/invalid_input/large.in": "1 17\n",
    });
    expect(summary.faults).toEqual([
      'data/secret/2.in is refused by check.ctd: line 1, column 4: "\\n" should come, " 3\\n" comes',
    ]);
    expect(trials).toContainEqual({
      kind: "input-validator",
      name: "check.ctd",
      tried: 2,
      passed: 1,
      notRun: null,
    });
    expect(trials).toContainEqual({ kind: "wrong-inputs", name: "", tried: 1, passed: 1, notRun: null });
  });
  it("ends a grammar that loops for ever when its time is up", async () => {
    const { summary } = await verify({
      ...modernBase,
      "problem.yaml": `${modernBase["problem.yaml"]}limits: {validation_time: 1}\n`,
      "input_validators/check.ctd": "WHILE(1 == 1) END",
    });
    expect(summary.faults.join()).toContain("the grammar did not come to an end in 1000 ms");
  });
  it("gives each input validator its own arguments for an example of a wrong input", async () => {
    const bounded =
      "import sys\nmost = int(sys.argv[1]) if len(sys.argv) > 1 else 9\nsys.exit(42 if max(map(int, sys.stdin.read().split())) <= most else 43)\n";
    const { summary } = await verify({
      ...modernBase,
      "input_validators/any.py": validator,
      "input_validators/bounded.py": bounded,
      "data/invalid_input/large.in": "1 7\n",
      "data/invalid_input/large.yaml": "input_validator_args: { bounded: ['6'] }\n",
    });
    expect(summary).toMatchObject({ ok: true, faults: [] });
  });
  it("is wrong where the output validator takes a wrong example, refuses a right one, or swallows junk", async () => {
    const example = (name: string, out: string) => ({
      [`data/${name}/1.in`]: "2 3\n",
      [`data/${name}/1.ans`]: "5\n",
      [`data/${name}/1.out`]: out,
    });
    const { summary } = await verify({
      ...modernBase,
      "output_validator/check.py":
        "import sys\nread = sys.stdin.buffer.read()\nsys.exit(43 if read == b'six' else 42)\n",
      ...example("invalid_output", "7\n"),
      ...example("valid_output", "six"),
    });
    const said = summary.faults.join("\n");
    expect(said).toMatch(/invalid_output\/1\.out is accepted/);
    expect(said).toMatch(/valid_output\/1\.out is rejected/);
    expect(said).toMatch(/accepts an output of control characters/);
  });
});

describe("the setter's report", () => {
  it("has every test of every submission in the package's order, and the trials of the data", async () => {
    const { testNames, runs, trials } = await verify({
      ...legacyBase,
      "input_validators/any.py": "raise SystemExit(42)\n",
      "submissions/wrong_answer/w.py": wrong,
    });

    const run = runs.find(({ submission }) => submission === "submissions/wrong_answer/w.py");
    expect(testNames).toHaveLength(1);
    expect(run).toMatchObject({ verdicts: ["WA"], cpuMs: [expect.any(Number)] });
    expect(trials).toContainEqual(expect.objectContaining({ kind: "input-validator", tried: 1, passed: 1 }));
  });

  it("is not made to the end when its setter stops it", async () => {
    const stopping = new AbortController();
    stopping.abort(new Error("stopped by the setter"));

    await expect(verify(legacyBase, () => true, stopping)).rejects.toThrow("stopped by the setter");
  });
});
