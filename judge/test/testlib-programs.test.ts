import { existsSync } from "node:fs";
/** Checkers, interactors and validators in testlib's manner, judged in the real box. */
import { afterAll, describe, expect, it } from "vitest";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { testlibFixture } from "./kit/testlib-fixture.ts";
import { modernBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());
const hasCompiler = existsSync("/usr/bin/g++");
const title = hasCompiler ? "" : " (not run: this machine has no g++)";

const main = (body: string) => `#include "testlib.h"
int main(int argc, char** argv) {
${body}
}
`;
const packageWith = (type: string, files: Readonly<Record<string, string>>) => ({
  ...modernBase,
  "problem.yaml": `problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: ${type}\nlimits: {time_limit: 2}\n`,
  ...files,
});
const judge = (files: Readonly<Record<string, string>>, source: string) =>
  judgeSource(room, { files, languageId: "python3", source: { "main.py": source } });

const summing = "a, b = map(int, input().split())\nprint(a + b)\n";
const checking = (verdict: string) =>
  packageWith("pass-fail", {
    "output_validator/testlib.h": testlibFixture,
    "output_validator/check.cpp": main(`registerTestlibCmd(argc, argv);
  long long got = ouf.readLong(), right = ans.readLong(), a = inf.readLong();
  ${verdict}`),
  });
const scored = { "problem.yaml": packageWith("scoring", {})["problem.yaml"] };
const plain = 'if (got != right) quit(_wa, "not the sum"); quit(_ok, "a is " + std::to_string(a));';

describe.skipIf(!hasCompiler)(`a checker in testlib's manner${title}`, () => {
  it("is given input, output and answer in this order, and its 0 accepts", async () => {
    expect(await judge(checking(plain), summing)).toMatchObject({ verdict: "AC" });
  });
  it("rejects by 1, and the jury reads its words", async () => {
    expect(await judge(checking(plain), "print(17)\n")).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: "wrong answer not the sum" }],
    });
  });
  it("rejects by 2 an output it cannot read", async () => {
    expect(await judge(checking(plain), "pass\n")).toMatchObject({ verdict: "WA" });
  });
  it("that calls the jury's files wrong is the setter's fault", async () => {
    expect(await judge(checking('quit(_fail, "no answer");'), summing)).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("no answer"),
    });
  });
  it("gives part of the points though it leaves with 0, 1 or any other code", async () => {
    const files = {
      ...checking('quit(_pc(25), "a quarter");'),
      "problem.yaml":
        "problem_format_version: 2025-09\nname: Sum\nuuid: 1\ntype: scoring\nlimits: {time_limit: 2}\n",
    };
    expect(await judge(files, summing)).toMatchObject({ verdict: "AC", score: 25 });
  });
  it("gives the points it names", async () => {
    const files = { ...checking('quitp(12.5, "of a hundred");'), ...scored };
    expect(await judge(files, summing)).toMatchObject({ verdict: "AC", score: 12.5, maxScore: 100 });
  });
  it("that names more points than the test can bring, or any where none are given, is the setter's fault", async () => {
    const files = { ...checking('quitp(101, "too many");'), ...scored };
    expect(await judge(files, summing)).toMatchObject({ kind: "failed", fault: "setter" });
    expect(await judge(checking('quitp(1, "a point");'), summing)).toMatchObject({
      kind: "failed",
      fault: "setter",
      detail: expect.stringContaining("the problem is not scored"),
    });
  });
});

const talking = packageWith("interactive", {
  "output_validator/interactor/testlib.h": testlibFixture,
  "output_validator/interactor/talk.cpp": main(`registerInteraction(argc, argv);
  long long a = inf.readLong(), b = inf.readLong();
  std::cout << a << " " << b << std::endl;
  long long got = ouf.readLong();
  if (got < 0) quit(_wa, "below zero");
  tout << got << std::endl;
  quit(_ok, "heard");`),
  "output_validator/checker/testlib.h": testlibFixture,
  "output_validator/checker/check.cpp": main(`registerTestlibCmd(argc, argv);
  if (ouf.readLong() != ans.readLong()) quit(_wa, "not the sum");
  quit(_ok, "the sum");`),
});

describe.skipIf(!hasCompiler)(`an interactor in testlib's manner${title}`, () => {
  it("accepts what it and the checker of its notes accept", async () => {
    expect(await judge(talking, summing)).toMatchObject({
      verdict: "AC",
      tests: [{ judgeMessage: "ok the sum" }],
    });
  });
  it("leaves to the checker what it wrote down", async () => {
    expect(await judge(talking, "input()\nprint(1)\n")).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: "wrong answer not the sum" }],
    });
  });
  it("rejects by itself", async () => {
    expect(await judge(talking, "input()\nprint(-1)\n")).toMatchObject({
      verdict: "WA",
      tests: [{ judgeMessage: "wrong answer below zero" }],
    });
  });
  it("gives points without a checker behind it, as a part or as a number", async () => {
    const giving = (ending: string) =>
      packageWith("[scoring, interactive]", {
        "output_validator/testlib.h": testlibFixture,
        "output_validator/talk.cpp": main(`registerInteraction(argc, argv);
  std::cout << inf.readLong() << " " << inf.readLong() << std::endl;
  long long got = ouf.readLong();
  ${ending}`),
      });
    const part = giving('quit(_pc(int(got)), "of a hundred");');
    expect(await judge(part, "input()\nprint(40)\n")).toMatchObject({ verdict: "AC", score: 40 });
    expect(await judge(part, "input()\nprint(0)\n")).toMatchObject({ verdict: "WA", score: 0 });
    const number = giving('quitp(double(got) / 4, "a quarter of it");');
    expect(await judge(number, "input()\nprint(50)\n")).toMatchObject({ verdict: "AC", score: 12.5 });
  });
  it("rejects a program that leaves without a word", async () => {
    expect(await judge(talking, "input()\n")).toMatchObject({ verdict: "WA" });
  });
});
