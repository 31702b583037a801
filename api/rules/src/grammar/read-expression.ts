import { readExact } from "./exact-number.ts";
import type { Expression, GrammarValue, Operator, Variable } from "./grammar-tree.ts";
import {
  deepestNesting,
  expectToken,
  nameOf,
  peek,
  refuseToken,
  type TokenReader,
  take,
  takes,
} from "./token-reader.ts";

/** Operators that bind alike, the loosest first. */
const levels: readonly (readonly Operator[])[] = [
  ["||"],
  ["&&"],
  ["<", ">", "<=", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/", "%"],
];

/** An expression or a test; which of the two it is comes out when it is evaluated. */
export function readExpression(reader: TokenReader): Expression {
  reader.depth += 1;
  if (reader.depth > deepestNesting) refuseToken(reader, "parts lie too deep in each other");
  const expression = reader.fault === null ? readLevel(reader, 0) : zero;
  reader.depth -= 1;
  return expression;
}

const zero: Expression = {
  kind: "literal",
  value: { kind: "number", top: 0n, bottom: 1n, isInteger: true },
};

function readLevel(reader: TokenReader, level: number): Expression {
  const operators = levels[level];
  if (operators === undefined) return readSigned(reader);
  let left = readLevel(reader, level + 1);
  for (;;) {
    const operator = operators.find((each) => reader.fault === null && takes(reader, each));
    if (operator === undefined) return left;
    left = { kind: "operation", operator, sides: [left, readLevel(reader, level + 1)] };
  }
}

/** "!" and "-" before a value; a power binds tighter than the "-" before it. */
function readSigned(reader: TokenReader): Expression {
  for (const [sign, kind] of [
    ["!", "not"],
    ["-", "negative"],
  ] as const) {
    if (!takes(reader, sign)) continue;
    reader.depth += 1;
    if (reader.depth > deepestNesting) refuseToken(reader, "parts lie too deep in each other");
    const of = reader.fault === null ? readSigned(reader) : zero;
    reader.depth -= 1;
    return { kind, of };
  }
  const base = readValue(reader);
  if (!takes(reader, "^")) return base;
  return { kind: "operation", operator: "^", sides: [base, readSigned(reader)] };
}

function readValue(reader: TokenReader): Expression {
  const token = peek(reader);
  if (token.kind === "variable") return { kind: "variable", variable: readVariable(reader) };
  if (token.kind === "command") return readFunction(reader);
  take(reader);
  if (token.kind === "number") return readNumber(reader, token.text);
  if (token.kind === "text") return literal({ kind: "text", text: token.text });
  if (token.kind === "sign" && token.text === "(") {
    const inner = readExpression(reader);
    expectToken(reader, ")");
    return inner;
  }
  reader.at -= 1;
  refuseToken(reader, `a value should stand in place of ${nameOf(token)}`);
  return zero;
}

function readNumber(reader: TokenReader, text: string): Expression {
  const value = readExact(text);
  if (value === null) refuseToken(reader, "the number is too long");
  return value === null ? zero : literal(value);
}

function literal(value: GrammarValue): Expression {
  return { kind: "literal", value };
}

function readFunction(reader: TokenReader): Expression {
  const token = take(reader);
  if (token.text === "ISEOF") return { kind: "is-end" };
  const known = ["STRLEN", "MATCH", "UNIQUE", "INARRAY"].includes(token.text);
  if (!known) {
    reader.at -= 1;
    refuseToken(reader, `${nameOf(token)} is no function or test`);
    return zero;
  }
  expectToken(reader, "(");
  const call = readCall(reader, token.text);
  expectToken(reader, ")");
  return call;
}

function readCall(reader: TokenReader, name: string): Expression {
  if (name === "UNIQUE") return { kind: "unique", names: readNames(reader) };
  const value = readExpression(reader);
  if (name === "STRLEN") return { kind: "length", of: value };
  if (name === "MATCH") return { kind: "next-is", of: value };
  expectToken(reader, ",");
  return { kind: "in-array", value, name: readName(reader) };
}

/** Names with "," between them. */
export function readNames(reader: TokenReader): readonly string[] {
  const names = [readName(reader)];
  while (reader.fault === null && takes(reader, ",")) names.push(readName(reader));
  return names;
}

export function readVariable(reader: TokenReader): Variable {
  const name = readName(reader);
  const indices: Expression[] = [];
  if (!takes(reader, "[")) return { name, indices };
  do indices.push(readExpression(reader));
  while (reader.fault === null && takes(reader, ","));
  expectToken(reader, "]");
  return { name, indices };
}

function readName(reader: TokenReader): string {
  const token = peek(reader);
  if (token.kind === "variable") return take(reader).text;
  refuseToken(reader, `a variable should stand in place of ${nameOf(token)}`);
  return "";
}
