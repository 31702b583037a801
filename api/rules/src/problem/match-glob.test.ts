import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesGlob, readGlob } from "./match-glob.ts";

describe("a glob of submissions.yaml", () => {
  it.each([
    ["accepted", "accepted/a.py", true],
    ["accepted", "accepted", true],
    ["accepted/", "accepted/a.py", true],
    ["accept", "accepted/a.py", false],
    ["accepted/*", "accepted/a.py", true],
    ["accepted/*", "accepted/dir/Main.java", true],
    ["accepted/*", "accepted", false],
    ["accepted/*.py", "accepted/dir/x.py", false],
    ["*/a.py", "accepted/a.py", true],
    ["*", "accepted/a.py", true],
    ["*.py", "accepted/a.py", false],
    ["accepted/?.py", "accepted/a.py", true],
    ["accepted/?.py", "accepted/ab.py", false],
    ["accepted/?.py", "accepted/.py", false],
    ["accepted/*a*b*c", "accepted/xaybzc", true],
    ["accepted/*a*b*c", "accepted/xbyazc", false],
    ["accepted/author.{py,cpp}", "accepted/author.cpp", true],
    ["accepted/author.{py,cpp}", "accepted/author.java", false],
    ["{accepted,wrong_answer}/{a,b}.py", "wrong_answer/b.py", true],
    ["{a,b{c,d}}", "bd", true],
    ["{a,b{c,d}}", "b", false],
    ["x{,y}", "x", true],
    ["x{,y}", "xy", true],
    ["secret/*-easy", "secret/01-easy", true],
    ["secret/*-easy", "secret/group/01-easy", false],
    ["secret/group1", "secret/group1/01", true],
    ["secret/group1", "secret/group10/01", false],
    ["a.b", "axb", false],
    ["", "secret/1", true],
  ])("%j against %j: %s", (glob, path, isMatch) => {
    const reading = readGlob(glob);

    expect(reading.kind === "read" && matchesGlob(reading.value, path)).toBe(isMatch);
  });

  it.each([
    "accepted/**",
    "**",
    "a[bc]",
    "a]",
    "{a",
    "a}",
    "{a}}",
    "}{",
    "{a,b}".repeat(9),
    "a".repeat(1025),
  ])("refuses %j", (glob) => {
    expect(readGlob(glob).kind).toBe("refused");
  });

  it("matches every name that is made by filling in its stars and question marks", () => {
    const piece = fc.constantFrom("a", "b", ".", "*", "?");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 3 }),
        (pieces, fill) => {
          const glob = pieces.join("").replace(/[*]+/g, "*");
          const name = [...glob].map((one) => (one === "*" ? fill : one === "?" ? "b" : one)).join("");
          const reading = readGlob(glob);
          expect(reading.kind === "read" && matchesGlob(reading.value, name)).toBe(true);
        },
      ),
    );
  });
});
