import { compareExact, type Exact, integerOf, readExact } from "./exact-number.ts";
import { assign, breakAt, type GrammarCheck, reject, withValue } from "./grammar-check.ts";
import type { Command } from "./grammar-tree.ts";
import { compilePattern, matchPattern, type PatternProgram } from "./match-pattern.ts";
import { readPattern } from "./read-pattern.ts";

type CommandOf<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Exactly this text comes next. */
export function readText(check: GrammarCheck, command: CommandOf<"text">): void {
  withValue(check, command, command.text, "text", ({ text }) => {
    if (check.text.startsWith(text, check.at)) check.at += text.length;
    else reject(check, JSON.stringify(text.slice(0, 60)));
  });
}

type NumberCommand = CommandOf<"integer" | "float">;

const integerShape = /0|-?[1-9][0-9]*/y;
const floatShapes = {
  any: /-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y,
  fixed: /-?[0-9]+(?:\.[0-9]+)?/y,
  scientific: /-?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+/y,
};

export function readNumber(check: GrammarCheck, command: NumberCommand): void {
  withValue(check, command, command.least, "number", (least) =>
    withValue(check, command, command.most, "number", (most) => readWithin(check, command, [least, most])),
  );
}

function readWithin(
  check: GrammarCheck,
  command: NumberCommand,
  [least, most]: readonly [least: Exact, most: Exact],
): void {
  const wanted = command.kind === "integer" ? "a whole number" : "a number";
  const shape = command.kind === "integer" ? integerShape : floatShapes[command.notation];
  shape.lastIndex = check.at;
  const written = shape.exec(check.text)?.[0] ?? "";
  const value = written === "" ? null : readExact(written);
  if (value === null) reject(check, wanted);
  else if (compareExact(least, value) > 0 || compareExact(value, most) > 0)
    reject(check, `${wanted} from ${show(least)} to ${show(most)}`);
  else if (command.kind === "float") checkDecimals(check, command, written);
  if (value === null || check.outcome !== null) return;
  check.at += written.length;
  const isInteger = command.kind === "integer";
  if (command.into !== null) assign(check, command, command.into, { ...value, isInteger });
}

function checkDecimals(check: GrammarCheck, command: CommandOf<"float">, written: string): void {
  if (command.decimals === null) return;
  const [mantissa = ""] = written.toLowerCase().split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const isScientific = mantissa.length < written.length;
  const [fewest, most] = command.decimals;
  withValue(check, command, fewest, "number", (least) =>
    withValue(check, command, most, "number", (greatest) => {
      const count = integerOf(BigInt(decimals.length));
      if (compareExact(least, count) > 0 || compareExact(count, greatest) > 0)
        reject(check, `a number with ${show(least)} to ${show(greatest)} decimals`);
      else if (isScientific && !/^-?[1-9]$/.test(whole)) reject(check, "one digit, not 0, before the point");
    }),
  );
}

/** As much as the pattern takes. */
export function readByPattern(check: GrammarCheck, command: CommandOf<"pattern">): void {
  withValue(check, command, command.pattern, "text", ({ text }) => takePattern(check, command, text));
}

function takePattern(check: GrammarCheck, command: CommandOf<"pattern">, text: string): void {
  const program = check.patterns.get(text) ?? openPattern(text);
  check.patterns.set(text, program);
  if (typeof program === "string") {
    breakAt(check, command, program);
    return;
  }
  const { end, work } = matchPattern(program, check.text, check.at);
  check.work += work;
  if (end === null) {
    reject(check, `what fits ${text.slice(0, 60)}`);
    return;
  }
  const found = check.text.slice(check.at, end);
  check.at = end;
  if (command.into !== null) assign(check, command, command.into, { kind: "text", text: found });
}

function openPattern(text: string): PatternProgram | string {
  const reading = readPattern(text);
  if (reading.kind === "refused") return `the pattern ${JSON.stringify(text.slice(0, 60))}: ${reading.why}`;
  return compilePattern(reading.pattern) ?? `the pattern ${JSON.stringify(text.slice(0, 60))} is too large`;
}

function show({ top, bottom }: Exact): string {
  const text = bottom === 1n ? top.toString() : String(Number(top) / Number(bottom));
  return text.slice(0, 40);
}
