/** Interactive and multi-pass problems in the real box: which of two programs that drag each other down is to blame. */
import { afterAll, describe, expect, it } from "vitest";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase, modernBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

/** Thinks of the number in the test, answers "higher", "lower" and "right". */
const guessing = `import sys
secret = int(open(sys.argv[1]).read())
def leave(code, words):
    with open(sys.argv[3] + "judgemessage.txt", "w") as file: file.write(words)
    sys.exit(code)
for turn in range(20):
    line = sys.stdin.readline()
    if not line: leave(43, "the program left")
    if not line.strip().isdigit(): leave(43, "not a number")
    guess = int(line)
    print("right" if guess == secret else "higher" if guess < secret else "lower", flush=True)
    if guess == secret: leave(42, "found")
leave(43, "too many guesses")
`;
const files = {
  ...legacyBase,
  "problem.yaml": "name: Guess\nvalidation: custom interactive\n",
  "data/secret/1.in": "613\n",
  "data/secret/1.ans": "613\n",
  "output_validators/guessing.py": guessing,
};
const talk = (source: string, more: Readonly<Record<string, string>> = {}, timeLimitMs = 1_000) =>
  judgeSource(room, {
    files: { ...files, ...more },
    languageId: "python3",
    source: { "main.py": source },
    timeLimitMs,
  });

const bisect = `low, high = 1, 1000
while True:
    middle = (low + high) // 2
    print(middle, flush=True)
    word = input()
    if word == "right": break
    if word == "higher": low = middle + 1
    else: high = middle - 1
`;

describe("in an interactive problem", () => {
  it("a program that finds the answer is accepted", async () => {
    expect(await talk(bisect)).toMatchObject({ verdict: "AC", tests: [{ judgeMessage: "found" }] });
  });
  it("a validator that rejects first makes a wrong answer, whatever crash of the program it causes", async () => {
    const babbling = "while True:\n    print('please', flush=True)\n";
    expect(await talk(babbling)).toMatchObject({ verdict: "WA", tests: [{ judgeMessage: "not a number" }] });
  });
  it("a validator that rejects first makes a wrong answer, though the program waits for ever then", async () => {
    const waiting = "import time\nprint('please', flush=True)\nwhile True: time.sleep(1)\n";
    expect(await talk(waiting, {}, 300)).toMatchObject({ verdict: "WA" });
  });
  it("a validator that rejects first makes a wrong answer, though the program spins until its time is up", async () => {
    expect(await talk("print('please', flush=True)\nwhile True: pass\n")).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: "not a number", transcript: "> please\n" }],
    });
  });
  it("a program that crashes first has crashed", async () => {
    expect(await talk("print(500, flush=True)\nraise SystemExit(9)\n")).toMatchObject({ verdict: "RTE" });
  });
  it("a program that leaves early has answered wrong", async () => {
    expect(await talk("print(500, flush=True)\n")).toMatchObject({ verdict: "WA" });
  });
  it("a program that leaves early has answered wrong, though its going breaks the validator's pipe", async () => {
    const pushing = {
      "output_validators/guessing.py":
        "import sys, time\nsys.stdin.readline()\nwhile True:\n    print('higher', flush=True)\n    time.sleep(0.01)\n",
    };
    expect(await talk("print(500, flush=True)\n", pushing)).toMatchObject({ verdict: "WA" });
  });
  it("a validator that crashes over the last words of a program gone well is the setter's fault", async () => {
    const thinking = {
      "output_validators/guessing.py":
        "import sys, time\nsys.stdin.read()\ntime.sleep(0.1)\nraise Exception('lost the thread')\n",
    };
    expect(await talk("print(500, flush=True)\n", thinking)).toMatchObject({
      kind: "failed",
      fault: "setter",
    });
  });
  it("a program that says nothing and waits is out of time", async () => {
    expect(await talk("input()\n", {}, 300)).toMatchObject({ verdict: "TLE" });
  });
  it("what was said is kept for the jury, also of a program that was rejected", async () => {
    expect(await talk(bisect)).toMatchObject({
      tests: [{ transcript: expect.stringMatching(/^> 500\n< higher\n> 750\n(.*\n)*< right\n$/) }],
    });
    expect(await talk("print('please', flush=True)\n")).toMatchObject({
      verdict: "WA",
      tests: [{ transcript: "> please\n" }],
    });
  });
  it("a long conversation is kept in part, and says so", async () => {
    const chatty = {
      "output_validators/guessing.py":
        "import sys\nfor turn in range(3000):\n    sys.stdin.readline()\n    print('higher', flush=True)\nsys.exit(43)\n",
    };
    const outcome = await talk(
      "for turn in range(3000):\n    print(turn, flush=True)\n    input()\n",
      chatty,
    );
    const [test] = outcome.kind === "judged" ? outcome.tests : [];
    expect(test?.transcript?.length).toBe(16_002);
    expect(test?.transcript).toMatch(/^> 0\n< higher\n> 1\n(.*\n)*…$/);
  });
  it("two that wait for each other end by the clock: the program is out of time, and the jury sees who said what", async () => {
    const unflushed = "import sys\nsys.stdout.write('500\\n')\nsys.stdin.readline()\n";
    expect(await talk(unflushed, {}, 300)).toMatchObject({
      verdict: "TLE",
      tests: [{ judgeMessage: expect.stringMatching(/said 0 bytes and the validator 0.*flushed/) }],
    });
  });
  it("a validator that never flushes makes the program wait, and its silence is told to the jury", async () => {
    const silent = {
      "output_validators/guessing.py":
        "import sys\nsys.stdin.readline()\nsys.stdout.write('right\\n')\nsys.stdin.readline()\nsys.exit(43)\n",
    };
    expect(await talk(bisect, silent, 300)).toMatchObject({
      verdict: "TLE",
      tests: [
        { judgeMessage: expect.stringMatching(/said 4 bytes and the validator 0/), transcript: "> 500\n" },
      ],
    });
  });
  it("a validator that accepts and leaves early lets the program end in peace", async () => {
    const brief = { "output_validators/guessing.py": "import sys\nsys.stdin.readline()\nsys.exit(42)\n" };
    const patient = "import sys\nprint(500, flush=True)\nsys.stdin.read()\n";
    expect(await talk(patient, brief)).toMatchObject({ verdict: "AC" });
  });
  it("a validator that waits on after the program has left is the setter's fault", async () => {
    const endless = {
      "problem.yaml": `${files["problem.yaml"]}limits: { validation_time: 1 }\n`,
      "output_validators/guessing.py": "import time\nwhile True: time.sleep(1)\n",
    };
    expect(await talk("print(500, flush=True)\n", endless)).toMatchObject({
      kind: "failed",
      fault: "setter",
    });
  }, 30_000);
  it("a conversation near the limit is held again alone", async () => {
    const slow = `import time\nwhile time.process_time() < 0.96: pass\n${bisect}`;
    expect(await talk(slow)).toMatchObject({
      tests: [{ firstRun: { cpuMs: expect.any(Number) }, judgeMessage: "found" }],
    });
  });
  it("a program that thinks for ever is out of time", async () => {
    expect(await talk("while True: pass\n")).toMatchObject({ verdict: "TLE" });
  });
  it("a validator that crashes is the setter's fault", async () => {
    const broken = { "output_validators/guessing.py": "input()\nraise Exception('lost the thread')\n" };
    expect(await talk(bisect, broken)).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("lost the thread"),
    });
  });
  it("the program sees nothing of the test", async () => {
    const spying = `import os, sys
found = [name for name in os.listdir(".") if name.endswith((".in", ".ans"))]
print(len(found) + sum(os.path.exists(path) for path in ("/shown", "../shown/case.in", "../case.in")), flush=True)
`;
    // A guess of 0 is answered "higher" and then the program is gone; anything else would not be a number it found.
    expect(await talk(spying)).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: expect.stringMatching(/^the program left/) }],
    });
  });
});

const passing = (body: string) => ({
  ...modernBase,
  "problem.yaml": `${modernBase["problem.yaml"]?.replace("type: pass-fail", "type: [pass-fail, multi-pass]")}limits: { validation_passes: 3 }\n`,
  "output_validator/check.py": `import os, sys
folder = sys.argv[3]
read = sys.stdin.read()
def feedback(name, text):
    with open(folder + name, "a") as file: file.write(text)
state = folder + "passes"
passes = (len(open(state).read()) if os.path.exists(state) else 0) + 1
feedback("passes", "x")
feedback("judgemessage.txt", "pass %d: %s; " % (passes, read.strip()))
${body}`,
});
const doubling = "a, b = map(int, input().split())\nprint(a + b)\n";

describe("in a multi-pass problem", () => {
  const pass = (body: string) =>
    judgeSource(room, { files: passing(body), languageId: "python3", source: { "main.py": doubling } });

  it("each pass is given what the validator wrote, and the feedback folder lasts", async () => {
    const outcome = await pass(`if passes < 3: feedback("nextpass.in", read.strip() + " 1")
sys.exit(42)`);
    expect(outcome).toMatchObject({
      verdict: "AC",
      tests: [{ judgeMessage: "pass 1: 5; pass 2: 6; pass 3: 7; " }],
    });
  });
  it("a pass near the limit is run again alone", async () => {
    const slow = `import time\nwhile time.process_time() < 1.45: pass\n${doubling}`;
    const outcome = await judgeSource(room, {
      files: passing("sys.exit(42)"),
      languageId: "python3",
      source: { "main.py": slow },
    });
    expect(outcome).toMatchObject({ tests: [{ firstRun: { cpuMs: expect.any(Number) } }] });
  });
  it("a pass that was in time beside others is so, though something disturbed the run alone", async () => {
    const slow = `import time\nwhile time.process_time() < 1.31: pass\n${doubling}`;
    const lease = async () => {
      const lane = await room.box.lease();
      const runAlone: typeof lane.runAlone = async (request) => {
        const report = await lane.runAlone(request);
        return report.kind === "finished" ? { ...report, cpuMs: report.cpuMs + 1_000 } : report;
      };
      return { ...lane, runAlone };
    };
    const outcome = await judgeSource(
      { ...room, box: { ...room.box, lease } },
      { files: passing("sys.exit(42)"), languageId: "python3", source: { "main.py": slow } },
    );
    const [test] = outcome.kind === "judged" ? outcome.tests : [];
    expect(test).toMatchObject({ verdict: "AC", judgeMessage: "pass 1: 5; " });
    expect(test?.cpuMs).toBeLessThanOrEqual(1_500);
    expect(test?.firstRun?.cpuMs).toBeGreaterThan(2_000);
    expect(test?.firstRun?.isAlone).toBe(true);
  });
  it("a rejected pass is the last", async () => {
    const outcome = await pass(`if passes == 1: feedback("nextpass.in", "1 1")
sys.exit(42 if passes == 1 else 43)`);
    expect(outcome).toMatchObject({ verdict: "WA", tests: [{ judgeMessage: "pass 1: 5; pass 2: 2; " }] });
  });
  it("more passes than the package allows are the setter's fault", async () => {
    expect(await pass('feedback("nextpass.in", "1 1")\nsys.exit(42)')).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("validation_passes"),
    });
  });
  it("a next pass beside a rejection is the setter's fault", async () => {
    expect(await pass('feedback("nextpass.in", "1 1")\nsys.exit(43)')).toMatchObject({
      kind: "failed",
      fault: "setter",
    });
  });
});
