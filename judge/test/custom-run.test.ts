/** Code tried in the real box: on its author's own input, and on the samples. */
import type { CustomRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import { afterAll, describe, expect, it } from "vitest";
import { openCustomRunRoom } from "../src/take-custom-run.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { customJob, trySource } from "./kit/try-source.ts";
import { legacyBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

const sum = {
  ...legacyBase,
  "problem.yaml": "name: Sum\nlimits:\n  memory: 64\n  output: 1\n",
  "data/sample/1.in": "2 3\n",
  "data/sample/1.ans": "5\n",
  "data/sample/2.in": "10 -4\n",
  "data/sample/2.ans": "6\n",
};
const run = (
  source: string,
  input: CustomRunJob["input"],
  { files = sum, ...more }: { files?: Record<string, string>; timeLimitMs?: number } = {},
) => trySource(room, { source, input, files, ...more });
const own = (text: string) => ({ kind: "own", text }) as const;
const samples = { kind: "samples" } as const;

describe("code on its author's own input", () => {
  it("reads that input and shows what it wrote, its exit code and what it spent, without a verdict", async () => {
    const echo = "import sys\nprint(sys.stdin.read().upper(), end='')\nprint('noted', file=sys.stderr)\n";

    expect(await run(echo, own("salom\n"))).toMatchObject({
      kind: "ran",
      results: [
        {
          sample: null,
          verdict: null,
          exitCode: 0,
          signal: null,
          output: { text: "SALOM\n", bytes: 6 },
          errors: { text: "noted\n", bytes: 6 },
          memoryBytes: expect.any(Number),
        },
      ],
    });
  });

  it("shows the first 16 KiB of a long output and how long it was, a character at the cut left out", async () => {
    const outcome = await run("print('x' + 'ё' * 20000, end='')\n", own(""));

    const [result] = outcome.kind === "ran" ? outcome.results : [];
    expect(result?.output.bytes).toBe(40_001);
    expect(result?.output.text).toBe(`x${"ё".repeat(8_191)}`);
  });

  it.each([
    ["RTE with its exit code when it fails", "print('half')\nraise SystemExit(3)\n", "RTE", 3, "half\n"],
    [
      "TLE under the problem's own limit",
      "print('half', flush=True)\nwhile True: pass\n",
      "TLE",
      null,
      "half\n",
    ],
    ["MLE under the problem's own limit", "x = bytearray(200 * 2**20)\n", "MLE", null, ""],
  ])("is told %s", async (_, source, verdict, exitCode, text) => {
    const outcome = await run(source, own("1\n"), { timeLimitMs: 300 });

    const [result] = outcome.kind === "ran" ? outcome.results : [];
    expect([result?.verdict, result?.output.text]).toEqual([verdict, text]);
    if (verdict !== "MLE") expect(result?.exitCode).toBe(exitCode);
  });

  it("cannot read the package it is tried with", async () => {
    const look = `import os
found = []
for folder, below, files in os.walk("/"):
    below[:] = [name for name in below if name not in ("proc", "sys", "usr")]
    found += [name for name in files if name.endswith((".ans", ".in"))]
print(found)
`;

    expect(await run(look, own(""))).toMatchObject({ results: [{ output: { text: "[]\n" } }] });
  });

  it("is told the compiler's words when it does not compile", async () => {
    expect(await run("print(\n", own(""))).toMatchObject({
      kind: "compile-error",
      message: expect.stringContaining("SyntaxError"),
    });
  });
});

describe("code on the samples", () => {
  it("is compared on each as judging does", async () => {
    const greedy = "a, b = map(int, input().split())\nprint(abs(a) + abs(b))\n";

    expect(await run(greedy, samples)).toMatchObject({
      kind: "ran",
      samplesTotal: 2,
      results: [
        { sample: 1, verdict: "AC", output: { text: "5\n" } },
        { sample: 2, verdict: "WA", output: { text: "14\n" } },
      ],
    });
  });

  it("of a problem whose checker breaks ends as the setter's fault", async () => {
    const files = {
      ...sum,
      "problem.yaml": "name: Sum\nvalidation: custom\n",
      "output_validators/check.py": "raise SystemExit(7)\n",
    };

    expect(await run("print(5)\n", samples, { files })).toMatchObject({
      kind: "failed",
      fault: "setter",
      step: "check-output",
    });
  });
});

describe("a submission the jury looks into", () => {
  const hidden = {
    ...sum,
    "data/secret/1.in": "20 22\n",
    "data/secret/1.ans": "42\n",
    "data/secret/2.in": "7\n",
    "data/secret/2.ans": Array.from({ length: 4_000 }, (_, index) => `line ${index + 1}\n`).join(""),
  };
  const onTest = (name: string) => ({ kind: "test", name }) as const;

  it("is shown on a hidden test with its input, its answer and its output, marked where they part", async () => {
    const source = "a, b = map(int, input().split())\nprint(a + b + 1)\n";

    expect(await run(source, onTest("secret/1"), { files: hidden })).toMatchObject({
      kind: "test",
      verdict: "WA",
      exitCode: 0,
      input: { text: "20 22\n", markAt: null },
      expected: { text: "42\n", markAt: 1 },
      got: { text: "43\n", markAt: 1 },
    });
  });

  it("is shown around a place far down, whatever is said before it", async () => {
    const source = "for i in range(1, 4001): print('line', i if i != 3000 else 'three thousand')\n";

    const outcome = await run(source, onTest("secret/2"), { files: hidden });

    if (outcome.kind !== "test" || outcome.got === null) throw new Error(JSON.stringify(outcome));
    const { got, expected } = outcome;
    expect(got.text.slice(got.markAt ?? 0)).toMatch(/^three thousand\nline 3001\n/);
    expect(expected?.text.slice(expected.markAt ?? 0)).toMatch(/^3000\nline 3001\n/);
    expect(got.text.length).toBeLessThanOrEqual(8_192);
    expect([got.isCutBefore, got.isCutAfter]).toEqual([true, true]);
  });

  it("has no place marked where nothing differs, and says how it died where it died", async () => {
    const right = "print(sum(map(int, input().split())))\n";
    const dying = "print(4, end='')\nraise SystemExit(3)\n";

    expect(await run(right, onTest("secret/1"), { files: hidden })).toMatchObject({
      verdict: "AC",
      expected: { markAt: null },
      got: { markAt: null },
    });
    expect(await run(dying, onTest("secret/1"), { files: hidden })).toMatchObject({
      verdict: "RTE",
      exitCode: 3,
      expected: { text: "42\n", markAt: 1 },
      got: { text: "4", markAt: 1 },
    });
  });

  it("of a test that the package does not have ends as a fault", async () => {
    expect(await run("print(1)\n", onTest("secret/9"), { files: hidden })).toMatchObject({ kind: "failed" });
  });
});

describe("in an interactive problem code", () => {
  const files = {
    ...sum,
    "problem.yaml": "name: Sum\nvalidation: custom interactive\n",
    "output_validators/talk.py":
      "import sys\nprint('5', flush=True)\nsys.exit(42 if sys.stdin.readline().strip() == '6' else 43)\n",
  };

  it("holds the samples' conversations, and what was said is shown", async () => {
    expect(await run("print(int(input()) + 1)\n", samples, { files })).toMatchObject({
      kind: "ran",
      results: [
        { sample: 1, verdict: "AC", transcript: "< 5\n> 6\n" },
        { sample: 2, verdict: "AC" },
      ],
    });
  });

  it("is not run on an input alone", async () => {
    expect(await run("print(6)\n", own("5\n"), { files })).toMatchObject({ kind: "failed" });
  });
});

describe("custom runs of a host", () => {
  it("leave one of several lanes to what counts, and take the only one there is", async () => {
    const job = customJob({ source: "print(1)\n", input: samples });
    const [two, one] = [openCustomRunRoom(2), openCustomRunRoom(1)];
    let end = () => {};
    const running = two.hold(
      () =>
        new Promise((settle) => {
          end = settle;
        }),
    );

    expect([two.mayTake(job), two.mayTake({ ...job, kind: "submission" })]).toEqual([false, true]);
    expect(one.mayTake(job)).toBe(true);
    end();
    await running;
    expect(two.mayTake(job)).toBe(true);
  });
});
