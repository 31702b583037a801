import { readTokens } from "./grammar-tokens.ts";
import type { Command, CommandBody, Expression, Grammar, Variable } from "./grammar-tree.ts";
import { readExpression, readNames, readVariable } from "./read-expression.ts";
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

export type GrammarReading =
  | { readonly kind: "read"; readonly grammar: Grammar }
  | { readonly kind: "refused"; readonly line: number; readonly why: string };

/**
 * Reads an input grammar (.ctd).
 *
 * @returns refused with the line and what is wrong in it
 * @throws never
 * Source: Checktestdata language specification (public domain).
 */
export function readGrammar(text: string): GrammarReading {
  const reading = readTokens(text);
  if (reading.kind === "refused") return reading;
  const reader: TokenReader = { tokens: reading.tokens, at: 0, depth: 0, fault: null };
  const commands = readCommands(reader);
  if (peek(reader).kind !== "end") refuseToken(reader, `${nameOf(peek(reader))} has nothing to end`);
  return reader.fault === null
    ? { kind: "read", grammar: { commands } }
    : { kind: "refused", ...reader.fault };
}

/** Up to END or ELSE, which is not taken, or the end of the grammar. */
function readCommands(reader: TokenReader): readonly Command[] {
  const commands: Command[] = [];
  reader.depth += 1;
  if (reader.depth > deepestNesting) refuseToken(reader, "parts lie too deep in each other");
  for (;;) {
    const next = peek(reader);
    if (reader.fault !== null || next.kind === "end") break;
    if (next.kind === "command" && ["END", "ELSE"].includes(next.text)) break;
    commands.push(...readCommand(reader));
  }
  reader.depth -= 1;
  return commands;
}

/** SET makes a command of each of its assignments. */
function readCommand(reader: TokenReader): readonly Command[] {
  const { line, kind, text } = peek(reader);
  const read = kind === "command" ? commandReaders[text] : undefined;
  if (read === undefined) {
    refuseToken(reader, `${nameOf(peek(reader))} is no command`);
    return [];
  }
  take(reader);
  return read(reader).map((body) => ({ ...body, line }));
}

type Read = (reader: TokenReader) => readonly CommandBody[];

const exactly = (text: string): readonly CommandBody[] => [
  { kind: "text", text: { kind: "literal", value: { kind: "text", text } } },
];

const commandReaders: Readonly<Record<string, Read>> = {
  SPACE: () => exactly(" "),
  NEWLINE: () => exactly("\n"),
  EOF: () => [{ kind: "end-of-file" }],
  INT: (reader) =>
    inBrackets(reader, () => {
      const [least, most] = readBounds(reader);
      return [{ kind: "integer", least, most, into: readInto(reader) }];
    }),
  FLOAT: (reader) => inBrackets(reader, () => readFloat(reader, false)),
  FLOATP: (reader) => inBrackets(reader, () => readFloat(reader, true)),
  STRING: (reader) => inBrackets(reader, () => [{ kind: "text", text: readExpression(reader) }]),
  REGEX: (reader) =>
    inBrackets(reader, () => [{ kind: "pattern", pattern: readExpression(reader), into: readInto(reader) }]),
  ASSERT: (reader) => inBrackets(reader, () => [{ kind: "assert", test: readExpression(reader) }]),
  SET: (reader) => inBrackets(reader, () => readAssignments(reader)),
  UNSET: (reader) => inBrackets(reader, () => [{ kind: "unset", names: readNames(reader) }]),
  REP: (reader) => readLoop(reader, { until: "count", hasIndex: false }),
  REPI: (reader) => readLoop(reader, { until: "count", hasIndex: true }),
  WHILE: (reader) => readLoop(reader, { until: "test", hasIndex: false }),
  WHILEI: (reader) => readLoop(reader, { until: "test", hasIndex: true }),
  IF: readIf,
};

function inBrackets<T>(reader: TokenReader, read: () => T): T {
  expectToken(reader, "(");
  const value = read();
  expectToken(reader, ")");
  return value;
}

function readBounds(reader: TokenReader): readonly [Expression, Expression] {
  const least = readExpression(reader);
  expectToken(reader, ",");
  return [least, readExpression(reader)];
}

function readInto(reader: TokenReader): Variable | null {
  return takes(reader, ",") ? readVariable(reader) : null;
}

function readFloat(reader: TokenReader, hasDecimals: boolean): readonly CommandBody[] {
  const [least, most] = readBounds(reader);
  if (hasDecimals) expectToken(reader, ",");
  const decimals = hasDecimals ? readBounds(reader) : null;
  const into = readInto(reader);
  const isNoted = into !== null && takes(reader, ",");
  const notation = !isNoted ? "any" : takes(reader, "FIXED") ? "fixed" : "scientific";
  if (isNoted && notation === "scientific") expectToken(reader, "SCIENTIFIC");
  return [{ kind: "float", least, most, decimals, into, notation }];
}

function readAssignments(reader: TokenReader): readonly CommandBody[] {
  const commands: CommandBody[] = [];
  do {
    const into = readVariable(reader);
    expectToken(reader, "=");
    commands.push({ kind: "set", into, value: readExpression(reader) });
  } while (reader.fault === null && takes(reader, ","));
  return commands;
}

function readLoop(
  reader: TokenReader,
  loop: { readonly until: "count" | "test"; readonly hasIndex: boolean },
): readonly CommandBody[] {
  const head = inBrackets(reader, () => {
    const index = loop.hasIndex ? readVariable(reader) : null;
    if (loop.hasIndex) expectToken(reader, ",");
    const of = readExpression(reader);
    const [separator = null] = takes(reader, ",") ? readCommand(reader) : [];
    return { index, separator, until: { kind: loop.until, of } };
  });
  const body = readCommands(reader);
  expectToken(reader, "END");
  return [{ kind: "repeat", ...head, body }];
}

function readIf(reader: TokenReader): readonly CommandBody[] {
  const test = inBrackets(reader, () => readExpression(reader));
  const then = readCommands(reader);
  const otherwise = takes(reader, "ELSE") ? readCommands(reader) : [];
  expectToken(reader, "END");
  return [{ kind: "if", test, then, otherwise }];
}
