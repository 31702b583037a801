import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareOutput } from "./compare-output.ts";
import { readCompareFlags } from "./read-compare-flags.ts";

describe("the default validator", () => {
  // flags | answer | output | agrees; escapes as in JSON, bytes as \u0000–\u00ff
  const cases: [flags: string, answer: string, output: string, agrees: boolean][] = [
    ["", "1 2 3\n", "1 2 3\n", true],
    ["", "1 2 3\n", "1\t\t2\r\n3", true],
    ["", "1 2", "\u000b\u000c 1 2 \n\n\n", true],
    ["", "1 2", "1 2 3", false],
    ["", "1 2 3", "1 2", false],
    ["", "12", "1 2", false],
    ["", "", "", true],
    ["", "", " \n\t", true],
    ["", " \n", "", true],
    ["", "", "0", false],
    ["", "0", "", false],
    ["", "0", " \n", false],
    ["", "Yes", "yES", true],
    ["", "A\u0000B", "a\u0000b", true],
    ["", "A\u0000B", "a\u0000c", false],
    ["", "a", "a\u0000", false],
    ["", "1\u00a02", "1 2", false],
    ["", "1\u00852", "1 2", false],
    ["", "[", "{", false],
    ["", "@", "`", false],
    ["", "Z", "z", true],
    ["", "\u00c4", "\u00e4", false],
    ["", "\u00ff\u00fe", "\u00ff\u00fe", true],
    ["", "1.0", "1.00", false],
    ["", "5", "+5", false],
    ["", "5", "05", false],
    ["case_sensitive", "Yes", "Yes", true],
    ["case_sensitive", "Yes", "yes", false],
    ["case_sensitive", "a  b", "a b", true],
    ["space_change_sensitive", "a b\n", "A b\n", true],
    ["space_change_sensitive", "a b\n", "a b", false],
    ["space_change_sensitive", "a b", "a b\n", false],
    ["space_change_sensitive", "a b\n", "a  b\n", false],
    ["space_change_sensitive", "a b\n", "a\tb\n", false],
    ["space_change_sensitive", "a\nb\n", "a\r\nb\n", false],
    ["space_change_sensitive", "a\n", " a\n", false],
    ["space_change_sensitive", "", "\n", false],
    ["space_change_sensitive", "", "", true],
    ["space_change_sensitive float_tolerance 1e-6", "1.0 2\n", "1 2.0000001\n", true],
    ["space_change_sensitive case_sensitive", "a b", "A b", false],
    ["float_absolute_tolerance 0.5", "10", "10.5", true],
    ["float_absolute_tolerance 0.5", "10", "10.51", false],
    ["float_absolute_tolerance 0.5", "10", "9.5", true],
    ["float_absolute_tolerance 1e-6", "1000000", "1000000.5", false],
    ["float_relative_tolerance 1e-6", "1000000", "1000000.5", true],
    ["float_relative_tolerance 1e-6", "1000000", "1000001.5", false],
    ["float_relative_tolerance 0.1", "-10", "-11", true],
    ["float_relative_tolerance 0.1", "-10", "11", false],
    ["float_relative_tolerance 0.01", "0", "0.001", false],
    ["float_relative_tolerance 0.01", "0", "-0.0", true],
    ["float_tolerance 1e-6", "0", "1e-7", true],
    ["float_tolerance 1e-6", "1e12", "1000000500000", true],
    ["float_relative_tolerance 1e-9 float_absolute_tolerance 1", "5", "6", true],
    ["float_relative_tolerance 1 float_absolute_tolerance 1e-9", "5", "10", true],
    ["float_tolerance 0", "1.50", "1.5", true],
    ["float_tolerance 0", "1", "1.0000001", false],
    ["float_tolerance 1e-6", "5", "+5", true],
    ["float_tolerance 1e-6", "5", "5.", true],
    ["float_tolerance 1e-6", ".5", "0.5", true],
    ["float_tolerance 1e-6", "5.", "5e0", true],
    ["float_tolerance 1e-6", "100000", "1e5", true],
    ["float_tolerance 1e-6", "100000", "1E+5", true],
    ["float_tolerance 1e-6", "0.0314", "3.14000000e-2", true],
    ["float_tolerance 1e-6", "5", "0000000000000000000000000005", true],
    ["float_tolerance 1e-6", "5", "5e", false],
    ["float_tolerance 1e-6", "5", "5e+", false],
    ["float_tolerance 1e-6", "5", "++5", false],
    ["float_tolerance 1e-6", "5", "5x", false],
    ["float_tolerance 1e-6", "5", "5,0", false],
    ["float_tolerance 1e-6", "16", "0x10", false],
    ["float_tolerance 1e-6", "1000", "1_000", false],
    ["float_tolerance 1e-6", "0", ".", false],
    ["float_tolerance 1e-6", "0", "-", false],
    ["float_tolerance 1e-6", "0", "nan", false],
    ["float_tolerance 1e99", "0", "inf", false],
    ["float_tolerance 1e-6", "inf", "INF", true],
    ["float_tolerance 1e-6", "inf", "infinity", false],
    ["float_tolerance 1e-6", "nan", "nan", true],
    ["float_tolerance 1e-6", "nan", "1", false],
    ["float_tolerance 1e-6", "0x10", "16", false],
    ["float_tolerance 1e-6", "NO", "no", true],
    ["float_tolerance 1e-6", "NO", "0", false],
    ["float_tolerance 1e-6", "5", "five", false],
    ["float_tolerance 1e-6 case_sensitive", "NO", "no", false],
    ["float_tolerance 1e-6 case_sensitive", "1e5", "1E5", true],
    ["float_tolerance 1e-6", "1e400", "1E400", true],
    ["float_tolerance 1e-6", "1e400", "1e401", false],
    ["float_tolerance 1e-6", "1e400", "1.0e400", false],
    ["float_tolerance 1e-6", "1e400", "5", false],
    ["float_tolerance 1e-6", "5", "1e400", false],
    ["float_tolerance 1e-6", "1e400", "-1e400", false],
    ["float_tolerance 1e-6", "0", "1e-99999999999999999999", true],
    ["float_tolerance 1e-6", "1", "1e99999999999999999999", false],
    ["float_relative_tolerance 1e-6", "1e-400", "0", true],
    ["float_relative_tolerance 1e-6", "1e-400", "10e-401", true],
    ["float_absolute_tolerance 1e-6", "1e-400", "2e-300", true],
    ["float_tolerance 1e-6", "123456789012345678901234567890.5", "123456789012345678901234567890", true],
    ["float_tolerance 0", "0.1", "0.1000000000000000055511151231257827", true],
  ].map(([flags, answer, output, agrees]) => [
    String(flags),
    String(answer),
    String(output),
    agrees === true,
  ]);

  it.each(cases)(
    "with [%s] and the answer %j judges the output %j as %s",
    (flags, answer, output, agrees) => {
      expect(compare(flags, answer, output).accepted).toBe(agrees);
    },
  );

  it("names the line, the token, what was expected and what came", () => {
    const message = compare("", "1 2\n3 4\n", "1 2\n\n3 5\n").message;

    expect(message).toBe('line 3, token 2 (answer line 2): expected "4", got "5"');
  });

  it.each([
    ["", "", "7 8", 'line 1, token 1: the output goes on after the last expected token; got "7"'],
    ["", "7", "", 'the output is empty; expected "7"'],
    ["", "7 8", "7\n", 'line 2, token 1 (answer line 1): the output ended too early; expected "8"'],
    [
      "float_tolerance 0.1",
      "1",
      "2",
      'line 1, token 1: expected "1", got "2", which is further away than allowed (relative 0.1 or absolute 0.1)',
    ],
    [
      "float_tolerance 0.1",
      "1",
      "nan",
      'line 1, token 1: expected the number "1", got "nan", which is not a decimal number',
    ],
    [
      "space_change_sensitive",
      "1 2\n",
      "1\t2\n",
      'line 1, token 2: white space differs: expected " ", got "\\t"',
    ],
    [
      "space_change_sensitive",
      "1\n",
      "1",
      'line 1, token 2: white space differs: expected "\\n" and the end, got the end',
    ],
  ])("with [%s] says of %j against %j: %s", (flags, answer, output, message) => {
    expect(compare(flags, answer, output).message).toBe(message);
  });

  it("cuts a message about tokens of a million bytes around the first byte that differs", () => {
    const same = "a".repeat(1_000_000);

    const message = compare("", `${same}X${same}`, `${same}Y${same}`).message;

    expect(message.length).toBeLessThan(400);
    expect(message).toContain("X");
    expect(message).toContain("Y");
  });

  it("shows bytes that are not text, and characters that hide, by their numbers", () => {
    expect(compare("", "a", "\u00ff\u0000\u001b[31m").message).toContain('got "\\xff\\x00\\x1b[31m"');
    expect(compare("", "a", "\u00e2\u0080\u00ae").message).toContain('got "\\u{202e}"');
    expect(compare("", "a", "o\u00ca\u00bbzbek").message).toContain('got "oʻzbek"');
  });

  it("agrees with a validator that splits and compares the simple way", () => {
    const text = fc.array(fc.constantFrom("1", "a", "A", ".", "5", " ", "\n", "\t", "-", "e"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, fc.boolean(), (answer, output, isCaseSensitive) => {
        const [a, o] = [answer.join(""), output.join("")];
        expect(compare(isCaseSensitive ? "case_sensitive" : "", a, o).accepted).toBe(
          simpleTokens(a, isCaseSensitive) === simpleTokens(o, isCaseSensitive),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("reads every number as the nearest double, however it is written", () => {
    const number = fc.double({ noNaN: true, min: -1e307, max: 1e307 });
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 30 }), (value, digits) => {
        const written = value.toExponential(digits);
        const nearest = String(Number(written));
        expect(compare("float_tolerance 0", written, nearest).accepted).toBe(true);
        const next = Number(written) === 0 ? 1 : Number(written) * (1 + 1e-15);
        if (Number.isFinite(next) && next !== Number(written)) {
          expect(compare("float_tolerance 0", written, String(next)).accepted).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function simpleTokens(text: string, isCaseSensitive: boolean): string {
  const tokens = text.split(/[ \t-\r]+/).filter((token) => token !== "");
  const joined = tokens.join(" ");
  return isCaseSensitive ? joined : joined.toLowerCase();
}

function compare(flags: string, answer: string, output: string) {
  const reading = readCompareFlags(flags === "" ? [] : flags.split(" "));
  if (reading.kind === "refused") throw new Error(reading.message);
  return compareOutput({ answer: bytesOf(answer), output: bytesOf(output), flags: reading.value });
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
