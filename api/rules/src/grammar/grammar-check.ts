import {
  type Evaluation,
  evaluate,
  indexKey,
  type Surroundings,
  type Variables,
} from "./evaluate-expression.ts";
import type { Command, Expression, GrammarValue, Variable } from "./grammar-tree.ts";
import type { PatternProgram } from "./match-pattern.ts";

export type CheckOutcome =
  | { readonly kind: "accepted" }
  /** `at` counts from 0; `line` and `column` from 1. */
  | {
      readonly kind: "rejected";
      readonly at: number;
      readonly line: number;
      readonly column: number;
      readonly why: string;
    }
  /** The grammar itself is wrong in this line. */
  | { readonly kind: "broken"; readonly line: number; readonly why: string };

/** A check under way. */
export interface GrammarCheck {
  readonly text: string;
  readonly variables: Variables;
  readonly frames: Frame[];
  readonly patterns: Map<string, PatternProgram | string>;
  at: number;
  work: number;
  outcome: CheckOutcome | null;
}

export interface Frame {
  commands: readonly Command[];
  next: number;
  readonly loop: Loop | null;
}

export interface Loop {
  readonly command: Extract<Command, { kind: "repeat" }>;
  /** The body with the separator before it. */
  readonly again: readonly Command[];
  /** null: as long as the test is true. */
  readonly count: bigint | null;
  done: bigint;
}

/** Goes on with the expression's value where it is of this kind; the grammar is broken where it is not. */
export function withValue<Kind extends GrammarValue["kind"]>(
  check: GrammarCheck,
  command: Command,
  expression: Expression,
  kind: Kind,
  act: (value: Extract<GrammarValue, { kind: Kind }>) => void,
): void {
  const value = evaluateIn(check, expression);
  if (typeof value === "string") breakAt(check, command, value);
  else if (isOfKind(value, kind)) act(value);
  else breakAt(check, command, `a ${kind} is wanted here, not a ${value.kind}`);
}

function isOfKind<Kind extends GrammarValue["kind"]>(
  value: GrammarValue,
  kind: Kind,
): value is Extract<GrammarValue, { kind: Kind }> {
  return value.kind === kind;
}

export function evaluateIn(check: GrammarCheck, expression: Expression): Evaluation {
  return evaluate(surroundings(check), expression);
}

function surroundings(check: GrammarCheck): Surroundings {
  const { variables, text, at } = check;
  return {
    variables,
    text,
    at,
    addWork: (amount: number) => {
      check.work += amount;
    },
  };
}

export function assign(check: GrammarCheck, command: Command, into: Variable, value: GrammarValue): void {
  const index = indexKey(surroundings(check), into);
  if (typeof index === "string") {
    breakAt(check, command, index);
    return;
  }
  const values = check.variables.get(into.name);
  if (values === undefined) check.variables.set(into.name, new Map([[index.key, value]]));
  else values.set(index.key, value);
}

export function breakAt(check: GrammarCheck, { line }: Command, why: string): void {
  check.outcome = { kind: "broken", line, why };
}

export function reject(check: GrammarCheck, wanted: string): void {
  check.outcome = rejection(check, wanted);
}

function rejection({ text, at }: GrammarCheck, wanted: string): CheckOutcome {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const column = at - before.lastIndexOf("\n");
  const found = at >= text.length ? "the end of the file" : JSON.stringify(text.slice(at, at + 20));
  return { kind: "rejected", at, line, column, why: `${wanted} should come, ${found} comes` };
}
