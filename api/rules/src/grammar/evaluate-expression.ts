import { calculate, compareExact, integerOf } from "./exact-number.ts";
import type { Expression, GrammarValue, Operator, Variable } from "./grammar-tree.ts";

/** Values by name, and there by their indices joined with ","; a plain variable has the index "". */
export type Variables = Map<string, Map<string, GrammarValue>>;

export interface Surroundings {
  readonly variables: Variables;
  /** What is still to be read begins here. */
  readonly text: string;
  readonly at: number;
  /** Counts what evaluating costs beyond a step. */
  addWork(amount: number): void;
}

/** A value, or in words why there is none: the grammar is wrong then, not the input. */
export type Evaluation = GrammarValue | string;

export function evaluate(around: Surroundings, expression: Expression): Evaluation {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "variable":
      return readVariableValue(around, expression.variable);
    case "operation":
      return operate(around, expression.operator, expression.sides);
    case "negative":
    case "not":
    case "length":
    case "next-is":
      return evaluateSingle(around, expression.kind, evaluate(around, expression.of));
    case "is-end":
      return truth(around.at >= around.text.length);
    case "unique":
      return isUnique(around, expression.names);
    case "in-array":
      return isInArray(around, expression.name, evaluate(around, expression.value));
  }
}

/** "1,2" for x[1,2]; "" for x. */
export function indexKey(
  around: Surroundings,
  { name, indices }: Variable,
): { readonly key: string } | string {
  const parts: string[] = [];
  for (const index of indices) {
    const value = evaluate(around, index);
    if (typeof value === "string") return value;
    if (value.kind !== "number" || !value.isInteger) return `an index of ${name} is not a whole number`;
    parts.push(value.top.toString());
  }
  return { key: parts.join(",") };
}

function readVariableValue(around: Surroundings, variable: Variable): Evaluation {
  const index = indexKey(around, variable);
  if (typeof index === "string") return index;
  const value = around.variables.get(variable.name)?.get(index.key);
  if (value !== undefined) return value;
  return index.key === "" ? `${variable.name} has no value` : `${variable.name}[${index.key}] has no value`;
}

function evaluateSingle(
  { text, at }: Surroundings,
  kind: "negative" | "not" | "length" | "next-is",
  value: Evaluation,
): Evaluation {
  if (typeof value === "string") return value;
  if (kind === "negative")
    return value.kind === "number" ? { ...value, top: -value.top } : "- wants a number";
  if (kind === "not") return value.kind === "truth" ? truth(!value.isTrue) : "! wants a test";
  if (value.kind !== "text") return kind === "length" ? "STRLEN wants a text" : "MATCH wants a text";
  if (kind === "length") return integerOf(BigInt(value.text.length));
  return truth(at < text.length && value.text.includes(text[at] ?? ""));
}

function operate(
  around: Surroundings,
  operator: Operator,
  [left, right]: readonly [Expression, Expression],
): Evaluation {
  const one = evaluate(around, left);
  if (typeof one === "string") return one;
  if (operator === "&&" || operator === "||") {
    if (one.kind !== "truth") return `${operator} wants tests`;
    if (one.isTrue === (operator === "||")) return one;
    const other = evaluate(around, right);
    return typeof other === "string" || other.kind === "truth" ? other : `${operator} wants tests`;
  }
  const other = evaluate(around, right);
  if (typeof other === "string") return other;
  if (isComparison(operator)) return compare(operator, one, other);
  return one.kind === "number" && other.kind === "number"
    ? calculate(operator, one, other)
    : `${operator} wants numbers`;
}

type Comparison = "<" | ">" | "<=" | ">=" | "==" | "!=";

function isComparison(operator: Exclude<Operator, "&&" | "||">): operator is Comparison {
  return ["<", ">", "<=", ">=", "==", "!="].includes(operator);
}

function compare(operator: Comparison, one: GrammarValue, other: GrammarValue): Evaluation {
  const order = orderOf(one, other);
  if (order === null) return `${operator} wants two numbers or two texts`;
  const isTrue = {
    "<": order < 0,
    ">": order > 0,
    "<=": order <= 0,
    ">=": order >= 0,
    "==": order === 0,
    "!=": order !== 0,
  }[operator];
  return truth(isTrue);
}

function orderOf(one: GrammarValue, other: GrammarValue): number | null {
  if (one.kind === "number" && other.kind === "number") return compareExact(one, other);
  if (one.kind !== "text" || other.kind !== "text") return null;
  return one.text < other.text ? -1 : one.text > other.text ? 1 : 0;
}

function isUnique(around: Surroundings, names: readonly string[]): Evaluation {
  const arrays = names.map((name) => around.variables.get(name) ?? new Map<string, GrammarValue>());
  const [first] = arrays;
  const size = first?.size ?? 0;
  around.addWork(size * names.length);
  if (arrays.some((array) => array.size !== size))
    return `UNIQUE wants ${names.join(", ")} to have the same indices`;
  const seen = new Set<string>();
  for (const index of first?.keys() ?? []) {
    const values = arrays.map((array) => array.get(index));
    if (values.includes(undefined)) return `UNIQUE wants ${names.join(", ")} to have the same indices`;
    seen.add(JSON.stringify(values.map((value) => (value === undefined ? "" : keyOf(value)))));
  }
  return truth(seen.size === size);
}

function isInArray(around: Surroundings, name: string, value: Evaluation): Evaluation {
  if (typeof value === "string") return value;
  const array = around.variables.get(name) ?? new Map<string, GrammarValue>();
  around.addWork(array.size);
  return truth([...array.values()].some((each) => orderOf(each, value) === 0));
}

/** The same for equal values alone: 1 and 1.0 are equal. */
function keyOf(value: GrammarValue): string {
  if (value.kind === "text") return `"${value.text}`;
  if (value.kind === "truth") return String(value.isTrue);
  const common = greatestCommon(value.top < 0n ? -value.top : value.top, value.bottom);
  return `${value.top / common}/${value.bottom / common}`;
}

function greatestCommon(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function truth(isTrue: boolean): GrammarValue {
  return { kind: "truth", isTrue };
}
