import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceCheck, startCheck } from "./check-by-grammar.ts";
import { readGrammar } from "./read-grammar.ts";

/** "ok", or "line:column why" of the input, or "grammar line N: why". */
function check(grammar: string, input: string): string {
  const reading = readGrammar(grammar);
  if (reading.kind === "refused") return `grammar line ${reading.line}: ${reading.why}`;
  const outcome = advanceCheck(startCheck(reading.grammar, input), 100_000);
  if (outcome === null) return "still going";
  if (outcome.kind === "accepted") return "ok";
  if (outcome.kind === "broken") return `grammar line ${outcome.line}: ${outcome.why}`;
  return `${outcome.line}:${outcome.column} ${outcome.why}`;
}

const list = "INT(1, 100, n) NEWLINE\nREP(n, SPACE)\n  INT(-5, 5)\nEND\nNEWLINE\nEOF";
const points = `INT(1,9,n) NEWLINE
REPI(i, n) INT(0,9,x[i]) SPACE INT(0,9,y[i]) NEWLINE END
ASSERT(UNIQUE(x,y))`;

describe("an input", () => {
  it.each([
    [list, "3\n1 -2 5\n", "ok"],
    [list, "3\n1 -2\n", '2:5 " " should come, "\\n" comes'],
    [list, "3\n1 -2 6\n", '2:6 a whole number from -5 to 5 should come, "6\\n" comes'],
    [list, "3\n1 -2 5\n\n", '3:1 the end of the file should come, "\\n" comes'],
    [list, "03\n1 2 3\n", "1:1 a whole number from 1 to 100"],
    [list, "1\n-0\n", "2:1 a whole number should come"],
    [list, "0\n\n", "1:1 a whole number from 1 to 100"],
    ["INT(0, 10^18)", "1000000000000000000", "ok"],
    ["INT(0, 10^18)", "1000000000000000001", "1:1 a whole number from 0 to 1000000000000000000"],
    ["SPACE", " ", "ok"],
    ["SPACE", "  ", "1:2 the end of the file should come"],
    ['STRING("a\\\\b\\n")', "a\\b\n", "ok"],
    ['STRING("\\101")', "A", "ok"],
    ["FLOAT(0, 1)", "1e-3", "ok"],
    ["FLOAT(0, 1, x, FIXED)", "1e-3", '1:2 the end of the file should come, "e-3" comes'],
    ["FLOAT(0, 1, x, SCIENTIFIC)", "0.5", "1:1 a number should come"],
    ["FLOAT(0.1, 0.3)", "0.30", "ok"],
    ["FLOAT(0.1, 0.3)", "0.3000000000000000000001", "1:1 a number from 0.1 to 0.3"],
    ["FLOATP(0, 9, 2, 3)", "1.25", "ok"],
    ["FLOATP(0, 9, 2, 3)", "1.5", "1:1 a number with 2 to 3 decimals"],
    ["FLOATP(0, 99, 0, 3)", "10.5e0", "1:1 one digit, not 0, before the point"],
    ["FLOATP(0, 99, 0, 3, x, SCIENTIFIC)", "1.05e1", "ok"],
    ['REGEX("[a-z]+", w) NEWLINE STRING(w) ASSERT(STRLEN(w) == 3)', "abc\nabc", "ok"],
    ['REGEX("[a-z]+", w) NEWLINE STRING(w)', "abc\nabd", '2:1 "abc" should come, "abd" comes'],
    ['REGEX("[a-z]+")', "9", "1:1 what fits [a-z]+ should come"],
    ["INT(1,9,a) SPACE INT(1,9,b)\nASSERT(a != b)", "1 2", "ok"],
    ["INT(1,9,a) SPACE INT(1,9,b)\nASSERT(a != b)", "2 2", "1:4 that the assertion in line 2"],
    [points, "2\n1 2\n2 1\n", "ok"],
    [points, "2\n1 2\n1 2\n", "4:1 that the assertion in line 3"],
    ["INT(0,9,x[0]) SPACE INT(0,9,v) ASSERT(!INARRAY(v, x))", "1 2", "ok"],
    ["INT(0,9,x[0]) SPACE INT(0,9,v) ASSERT(!INARRAY(v, x))", "2 2", "1:4 that the assertion"],
    ["WHILE(!ISEOF, NEWLINE) INT(0, 9) END", "1\n2\n3", "ok"],
    ["WHILE(!ISEOF, NEWLINE) INT(0, 9) END", "1\n2\n", "3:1 a whole number should come"],
    ['WHILEI(i, MATCH("ab")) REGEX(".") END ASSERT(i == 2)', "ab", "ok"],
    ['IF(MATCH("#")) STRING("#") ELSE INT(0, 9) END', "#", "ok"],
    ['IF(MATCH("#")) STRING("#") ELSE INT(0, 9) END', "7", "ok"],
    ["SET(a = 7, b = a / 2, c = -7 / 2, d = -7 % 2) ASSERT(b == 3 && c == -3 && d == -1)", "", "ok"],
    ["SET(a = 7.0 / 2) ASSERT(a == 3.5 || a < 0)", "", "ok"],
    ["SET(a = -2^2) ASSERT(a == -4) ASSERT(2^3^2 == 512) ASSERT((2+3)*2 == 10)", "", "ok"],
    ['ASSERT("abc" < "abd")', "", "ok"],
    ["REP(2) SET(x[0] = 1) UNSET(x) END", "", "ok"],
    ['INT(1,9,n) # a comment "with signs"\n# and another\nNEWLINE', "5\n", "ok"],
    ["REP(0) INT(1, 9) END", "", "ok"],
  ])("by %j: %j is %s", (grammar, input, expected) => {
    expect(check(grammar, input)).toMatch(new RegExp(`^${escapeSigns(expected)}`));
  });

  it("is told by line and column, whatever lies before it", () => {
    expect(check("REP(3) INT(0,9) NEWLINE END", "1\n2\nx\n")).toBe(
      '3:1 a whole number should come, "x\\n" comes',
    );
  });

  it("made from a grammar's own numbers is always taken, and with one more never", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 50 }), (numbers) => {
        const text = (list: readonly number[]) =>
          `${numbers.length}\n${list.map((n) => n + 0 || 0).join(" ")}\n`;
        expect(check(list, text(numbers))).toBe("ok");
        expect(check(list, text([...numbers, 0]))).not.toBe("ok");
      }),
    );
  });
});

describe("a grammar", () => {
  it.each([
    ["INT(1, 2", 'line 1: ")" should stand in place of the end of the grammar'],
    ["INT(1)\nFOO", 'line 1: "," should stand in place of ")"'],
    ["SPACE\nFOO", 'line 2: "FOO" is no command'],
    ["REP(3) SPACE", 'line 1: "END" should stand in place of the end of the grammar'],
    ["END", 'line 1: "END" has nothing to end'],
    ["INT(1, LEN(2))", 'line 1: "LEN" is no function or test'],
    ["INT(1, ;)", 'line 1: ";)" is no part of a grammar'],
    ["SET(1 = 2)", 'line 1: a variable should stand in place of "1"'],
    [`SET(a = ${"(".repeat(200)}1)`, "line 1: parts lie too deep"],
    [`SET(a = ${"-".repeat(200)}1)`, "line 1: parts lie too deep"],
    ["REP(1) ".repeat(200), "line 1: parts lie too deep"],
    ["\nINT(0, n)", "line 2: n has no value"],
    ["SET(a = 1 / 0)", "line 1: a division by zero"],
    ["SET(a = 5 % 0)", "line 1: a division by zero"],
    ["SET(a = 1.5 % 2)", "line 1: % wants whole numbers"],
    ["SET(a = 2 ^ -1)", "line 1: ^ wants a whole exponent"],
    ["SET(a = 10 ^ 1000000000)", "line 1: a number grows beyond"],
    ['SET(a = "x" + 1)', "line 1: + wants numbers"],
    ['ASSERT("x" == 1)', "line 1: == wants two numbers or two texts"],
    ["ASSERT(5)", "line 1: a truth is wanted here, not a number"],
    ["REP(0 - 1) SPACE END", "line 1: a loop's count"],
    ["REP(1.5) SPACE END", "line 1: a loop's count"],
    ["SET(x[1.5] = 2)", "line 1: an index of x is not a whole number"],
    ["SET(x[1] = 2) ASSERT(x[2] == 2)", "line 1: x[2] has no value"],
    ["SET(x[1] = 2) ASSERT(UNIQUE(x, y))", "line 1: UNIQUE wants x, y"],
    ['REGEX("(?=a)")', 'line 1: the pattern "(?=a)": "(?" is not known here'],
  ])("that is wrong is told by its line: %j %s", (grammar, expected) => {
    expect(check(grammar, "")).toMatch(new RegExp(`^grammar ${escapeSigns(expected)}`));
  });

  it("that loops for ever never ends, and can be left alone at any time", () => {
    expect(check("WHILE(1 == 1) END", "")).toBe("still going");
  });

  it("never makes its reader throw", () => {
    const word = fc.constantFrom(
      "INT",
      "REP",
      "END",
      "(",
      ")",
      ",",
      "n",
      "1",
      '"a"',
      "[",
      "]",
      "-",
      "!",
      "^",
      "IF",
      "ELSE",
      "SET",
      "=",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => void check(words.join(" "), "1 2\n")),
    );
  });
});

function escapeSigns(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
