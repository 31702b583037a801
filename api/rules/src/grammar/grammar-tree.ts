/** An input grammar of the language Checktestdata, read. Source: Checktestdata language specification (public domain). */

export interface Grammar {
  readonly commands: readonly Command[];
}

/** `line` is where the command stands in the grammar, from 1, for messages. */
export type Command = { readonly line: number } & CommandBody;

export type CommandBody =
  /** SPACE, NEWLINE and STRING: exactly this text comes next. */
  | { readonly kind: "text"; readonly text: Expression }
  | { readonly kind: "end-of-file" }
  | {
      readonly kind: "integer";
      readonly least: Expression;
      readonly most: Expression;
      readonly into: Variable | null;
    }
  | {
      readonly kind: "float";
      readonly least: Expression;
      readonly most: Expression;
      /** Least and most decimals. */
      readonly decimals: readonly [Expression, Expression] | null;
      readonly into: Variable | null;
      readonly notation: "any" | "fixed" | "scientific";
    }
  | { readonly kind: "pattern"; readonly pattern: Expression; readonly into: Variable | null }
  | { readonly kind: "assert"; readonly test: Expression }
  | { readonly kind: "set"; readonly into: Variable; readonly value: Expression }
  | { readonly kind: "unset"; readonly names: readonly string[] }
  | {
      readonly kind: "repeat";
      /** How often, or as long as what is true. */
      readonly until: { readonly kind: "count" | "test"; readonly of: Expression };
      readonly index: Variable | null;
      readonly separator: Command | null;
      readonly body: readonly Command[];
    }
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: readonly Command[];
      readonly otherwise: readonly Command[];
    };

export interface Variable {
  readonly name: string;
  readonly indices: readonly Expression[];
}

export type Operator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "^"
  | "<"
  | ">"
  | "<="
  | ">="
  | "=="
  | "!="
  | "&&"
  | "||";

export type Expression =
  | { readonly kind: "literal"; readonly value: GrammarValue }
  | { readonly kind: "variable"; readonly variable: Variable }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly sides: readonly [Expression, Expression];
    }
  | { readonly kind: "negative" | "not" | "length" | "next-is"; readonly of: Expression }
  | { readonly kind: "is-end" }
  | { readonly kind: "unique"; readonly names: readonly string[] }
  | { readonly kind: "in-array"; readonly value: Expression; readonly name: string };

/** Numbers are exact: numerator and denominator > 0. A whole float is still a float. */
export type GrammarValue =
  | { readonly kind: "number"; readonly top: bigint; readonly bottom: bigint; readonly isInteger: boolean }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "truth"; readonly isTrue: boolean };
