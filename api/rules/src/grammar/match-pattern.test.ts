import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, matchPattern } from "./match-pattern.ts";
import { readPattern } from "./read-pattern.ts";

function match(pattern: string, text: string, from = 0): string | null {
  const reading = readPattern(pattern);
  if (reading.kind === "refused") return `refused: ${reading.why}`;
  const program = compilePattern(reading.pattern);
  if (program === null) return "too large";
  const { end } = matchPattern(program, text, from);
  return end === null ? null : text.slice(from, end);
}

describe("a pattern", () => {
  it.each([
    ["[a-z]+", "abc1", "abc"],
    ["[a-z]+", "1abc", null],
    ["([CDFGA]#?|[EB])", "C#5", "C#"],
    ["([CDFGA]#?|[EB])", "E5", "E"],
    ["straight|advantage|disadvantage", "disadvantage", "disadvantage"],
    [" [+-]d", " +d8", " +d"],
    ["[][,0-9]+", "[[1,2],[3]]x", "[[1,2],[3]]"],
    ["[^\\n]*", "one\ntwo", "one"],
    [".*", "one\ntwo", "one\ntwo"],
    ["a{2,3}", "aaaa", "aaa"],
    ["a{2}", "a", null],
    ["a{1,}b", "aaab", "aaab"],
    ["(a|ab)(c|bcd)", "abcd", "abcd"],
    ["\\d+\\.\\d*", "12.50 ", "12.50"],
    ["[[:upper:]_]+", "AB_c", "AB_"],
    ["\\W", " ", " "],
    ["(?:ab)*", "ababa", "abab"],
    ["", "abc", ""],
    ["a|", "b", ""],
    ["\\\\", "\\", "\\"],
    ["(a*)*b", "aaab", "aaab"],
  ])("%j on %j takes %j", (pattern, text, expected) => {
    expect(match(pattern, text)).toBe(expected);
  });

  it.each([
    ["(", '"(" without ")"'],
    [")", '")" without "("'],
    ["[a", '"[" without "]"'],
    ["*a", '"*" cannot stand here'],
    ["a*?", "a repetition of a repetition, or a lazy one"],
    ["(?=a)", '"(?" is not known here'],
    ["\\1", '"\\1" is not known here'],
    ["a{3,2}", "is out of order"],
    ["a{9999}", "larger than 1000"],
    ["[z-a]", "is out of order"],
    ["[[:what:]]", "is not known here"],
    ["^a$", '"^" cannot stand here'],
    ["(".repeat(60), "too deep"],
  ])("%j is refused: %s", (pattern, why) => {
    expect(match(pattern, "")).toContain(why);
  });

  it("that swells by nested repetition is refused and not built", () => {
    expect(match("((a{1000}){1000}){1000}", "a")).toBe("too large");
  });

  it("that would hang a reader who goes back is answered in little work", () => {
    const reading = readPattern("(a|aa)*b");
    const program = reading.kind === "read" ? compilePattern(reading.pattern) : null;
    const { end, work } = matchPattern(program ?? { steps: [] }, "a".repeat(5_000), 0);
    expect(end).toBeNull();
    expect(work).toBeLessThan(100_000);
  });

  it("takes what the language's own engine takes", () => {
    const part = fc.constantFrom("a", "b", "[ab]", "a|b", "(ab|a)", "a*", "(b|ba)?", "a{1,2}", "(a|b)+");
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.stringMatching(/^[ab]{0,8}$/),
        (parts, text) => {
          const pattern = parts.map((each) => (each === "a|b" ? "(a|b)" : each)).join("");
          expect(match(pattern, text)).toBe(new RegExp(pattern, "y").exec(text)?.[0] ?? null);
        },
      ),
    );
  });
});
