import { existsSync } from "node:fs";
/** Packages with programs of their own, judged in the real box: who is at fault, and what is said to whom. */
import { afterAll, describe, expect, it } from "vitest";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

const right = "a, b = map(int, input().split())\nprint(a + b)\n";
const wrong = "print(17)\n";

/** A validator in Python: `read` is the team's output, `feedback` writes a file. */
const validator = (body: string) => `import os, sys
given, answer, folder = sys.argv[1:4]
read = sys.stdin.read()
def feedback(name, text):
    with open(folder + name, "a") as file: file.write(text)
${body}`;
const comparing = validator(`if read.split() == open(answer).read().split(): sys.exit(42)
feedback("judgemessage.txt", "not the sum")
feedback("teammessage.txt", "look again")
sys.exit(43)
`);

const custom = (files: Readonly<Record<string, string>>, yaml = "") => ({
  ...legacyBase,
  "problem.yaml": `name: Sum\nvalidation: custom\n${yaml}`,
  ...files,
});
const judge = (files: Readonly<Record<string, string>>, source: string, languageId = "python3") =>
  judgeSource(room, { files, languageId, source: { "main.py": source } });

describe("an output validator", () => {
  const files = custom({ "output_validators/check.py": comparing });

  it("accepts by leaving with 42", async () => {
    expect(await judge(files, right)).toMatchObject({ verdict: "AC" });
  });
  it("rejects by leaving with 43, and its words reach jury and team", async () => {
    expect(await judge(files, wrong)).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: "not the sum", teamMessage: "look again" }],
    });
  });
  it("that crashes is the setter's fault, named with its last words, and no verdict", async () => {
    const broken = custom({ "output_validators/check.py": validator("raise Exception('no such case')") });
    expect(await judge(broken, right)).toMatchObject({
      kind: "failed",
      fault: "setter",
      step: "check-output",
      detail: expect.stringMatching(/data\/secret\/1\.in.*exit code 1.*no such case/s),
    });
  });
  it("that leaves with 0 is the setter's fault too", async () => {
    const broken = custom({ "output_validators/check.py": validator("sys.exit(0)") });
    expect(await judge(broken, right)).toMatchObject({ kind: "failed", fault: "setter" });
  });
  it("that does not build is the setter's fault, with the compiler's words", async () => {
    const broken = custom({ "output_validators/check.cpp": "int main( { }\n" });
    expect(await judge(broken, right)).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("check.cpp:1"),
    });
  });
  it("is not asked about a program that crashed", async () => {
    const broken = custom({ "output_validators/check.py": validator("sys.exit(0)") });
    expect(await judge(broken, "print(5)\nraise SystemExit(1)\n")).toMatchObject({ verdict: "RTE" });
  });
  it("cannot see the submission, the other tests or the network", async () => {
    const spying = validator(`import socket
seen = [path for path in ("main.py", "../data", "../../data", "/root/.ssh") if os.path.exists(path)]
try:
    socket.create_connection(("127.0.0.1", 80), 1)
    seen.append("network")
except OSError: pass
feedback("judgemessage.txt", " ".join(seen))
sys.exit(43)
`);
    expect(await judge(custom({ "output_validators/spy.py": spying }), right)).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: expect.stringMatching(/^$/) }],
    });
  });
  it("may be several, and each of them must accept", async () => {
    const two = custom({
      "output_validators/a.py": comparing,
      "output_validators/b.py": validator("feedback('judgemessage.txt', 'b says no')\nsys.exit(43)"),
    });
    expect(await judge(two, right)).toMatchObject({ verdict: "WA", tests: [{ judgeMessage: "b says no" }] });
  });
  it("may be a C++ program of several files with headers", async () => {
    const several = custom({
      "output_validators/v/read.h": "#pragma once\n#include <fstream>\nlong read(std::istream &from);\n",
      "output_validators/v/read.cc":
        '#include "read.h"\nlong read(std::istream &from) { long x = -1; from >> x; return x; }\n',
      "output_validators/v/main.cc":
        '#include <iostream>\n#include "read.h"\nint main(int, char **v) { std::ifstream a(v[2]); return read(a) == read(std::cin) ? 42 : 43; }\n',
    });
    expect(await judge(several, right)).toMatchObject({ verdict: "AC" });
    expect(await judge(several, wrong)).toMatchObject({ verdict: "WA" });
  });
  it("may bring its own build and run", async () => {
    const built = custom({
      "output_validators/v/build":
        "#!/bin/sh\nset -e\nc++ -O1 -o real real.cxx\nprintf '#!/bin/sh\\nexec ./real \"$@\"\\n' > run\nchmod +x run\n",
      "output_validators/v/real.cxx":
        "#include <fstream>\n#include <iostream>\nint main(int, char **v) { std::ifstream a(v[2]); long x, y; a >> x; std::cin >> y; return x == y ? 42 : 43; }\n",
    });
    expect(await judge(built, right)).toMatchObject({ verdict: "AC" });
    expect(await judge(built, wrong)).toMatchObject({ verdict: "WA" });
  });
  it("is given the arguments of the test's group", async () => {
    const flags = custom({
      "data/secret/testdata.yaml": "output_validator_flags: plus 1\n",
      "output_validators/check.py": validator(
        "sys.exit(42 if int(read) == int(open(answer).read()) + int(sys.argv[5]) else 43)",
      ),
    });
    expect(await judge(flags, "a, b = map(int, input().split())\nprint(a + b + 1)\n")).toMatchObject({
      verdict: "AC",
    });
  });
});

describe("a score", () => {
  const scoring = (body: string) =>
    custom(
      {
        "data/testdata.yaml": "grading: default\ngrader_flags: ignore_sample\n",
        "output_validators/check.py": validator(body),
      },
      "type: scoring\n",
    );
  const withScore = (body: string) => {
    const files = scoring(body);
    return { ...files, "problem.yaml": files["problem.yaml"].replace("custom", "custom score") };
  };

  it("written by the validator is the test's", async () => {
    const files = withScore("feedback('score.txt', '12.5')\nsys.exit(42)");
    expect(await judge(files, right)).toMatchObject({ verdict: "AC", score: 12.5 });
  });
  it("that is no number is the setter's fault", async () => {
    const files = withScore("feedback('score.txt', 'plenty')\nsys.exit(42)");
    expect(await judge(files, right)).toMatchObject({ kind: "failed", fault: "setter" });
  });
  it("beside a rejection is the setter's fault", async () => {
    const files = withScore("feedback('score.txt', '1')\nsys.exit(43)");
    expect(await judge(files, right)).toMatchObject({ kind: "failed", fault: "setter" });
  });
  it("written twice in two ways is the setter's fault", async () => {
    const files = withScore(
      "feedback('score.txt', '1')\nfeedback('score_multiplier.txt', '1')\nsys.exit(42)",
    );
    expect(await judge(files, right)).toMatchObject({ kind: "failed", fault: "setter" });
  });
});

describe("a grader of the package", () => {
  const graded = (grader: string) => ({
    ...legacyBase,
    "problem.yaml": "name: Sum\ntype: scoring\n",
    "data/testdata.yaml": "grading: custom\ngrader_flags: times 3\n",
    "data/secret/testdata.yaml": "grading: default\naccept_score: 7\n",
    "graders/grader.py": grader,
  });

  it("has the last word on verdict and score", async () => {
    const files = graded(
      "import sys\nlines = sys.stdin.read().split()\nprint('AC', float(lines[-1]) * int(sys.argv[2]))\n",
    );
    expect(await judge(files, right)).toMatchObject({ verdict: "AC", score: 21 });
  });
  it("that says nothing is the setter's fault", async () => {
    expect(await judge(graded("pass\n"), right)).toMatchObject({
      kind: "failed",
      fault: "setter",
      step: "grade",
    });
  });
});

describe("files of the package beside a submission", () => {
  it("are compiled with it", async () => {
    const files = {
      ...legacyBase,
      "include/cpp/main.cpp":
        '#include <iostream>\n#include "sum.h"\nint main() { long a, b; std::cin >> a >> b; std::cout << sum(a, b); }\n',
      "include/cpp/sum.h": "#pragma once\nlong sum(long, long);\n",
    };
    const source = { "solution.cpp": '#include "sum.h"\nlong sum(long a, long b) { return a + b; }\n' };
    expect(await judgeSource(room, { files, languageId: "cpp20", source })).toMatchObject({ verdict: "AC" });
  });
  it.skipIf(!existsSync("/usr/lib/jvm"))(
    "start a Java program where one is called Main (needs a JDK)",
    async () => {
      const files = {
        ...legacyBase,
        "include/java/Main.java":
          "public class Main { public static void main(String[] a) { java.util.Scanner s = new java.util.Scanner(System.in); System.out.println(new Adder().sum(s.nextInt(), s.nextInt())); } }\n",
        "submissions/accepted/adder.java":
          "public class Adder { int sum(int a, int b) { return a + b; } public static void main(String[] a) {} }\n",
      };
      const source = { "adder.java": files["submissions/accepted/adder.java"] };
      expect(await judgeSource(room, { files, languageId: "java", source })).toMatchObject({ verdict: "AC" });
    },
  );
  it.skipIf(!existsSync("/usr/bin/rustc"))(
    "start a Rust program where one is called main (needs rustc)",
    async () => {
      const files = {
        ...legacyBase,
        "include/rust/main.rs":
          'mod adder;\nfn main() { let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap(); let v: Vec<i64> = s.split_whitespace().map(|x| x.parse().unwrap()).collect(); println!("{}", adder::sum(v[0], v[1])); }\n',
      };
      const source = { "adder.rs": "pub fn sum(a: i64, b: i64) -> i64 { a + b }\n" };
      expect(await judgeSource(room, { files, languageId: "rust", source })).toMatchObject({ verdict: "AC" });
    },
  );
  it("win over a file of the same name", async () => {
    const files = {
      ...legacyBase,
      "include/python3/main.py": "import solution\nprint(solution.sum(*map(int, input().split())))\n",
    };
    const source = { "main.py": "print(5)\n", "solution.py": "def sum(a, b): return a - b\n" };
    expect(await judgeSource(room, { files, languageId: "python3", source })).toMatchObject({
      verdict: "WA",
    });
  });
});
