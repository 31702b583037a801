import type { Token } from "./grammar-tokens.ts";

/** Tokens being read; after the first fault nothing more is taken and everything read is thrown away. */
export interface TokenReader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  fault: { readonly line: number; readonly why: string } | null;
}

export const deepestNesting = 100;

const noToken: Token = { kind: "end", text: "the end of the grammar", line: 0 };

export function peek(reader: TokenReader): Token {
  return reader.tokens[Math.min(reader.at, reader.tokens.length - 1)] ?? noToken;
}

export function take(reader: TokenReader): Token {
  const token = peek(reader);
  reader.at += 1;
  return token;
}

/** Takes the token if it is this sign or command. */
export function takes(reader: TokenReader, text: string): boolean {
  const { kind, text: next } = peek(reader);
  if ((kind !== "sign" && kind !== "command") || next !== text) return false;
  reader.at += 1;
  return true;
}

export function expectToken(reader: TokenReader, text: string): void {
  if (!takes(reader, text)) refuseToken(reader, `"${text}" should stand in place of ${nameOf(peek(reader))}`);
}

export function refuseToken(reader: TokenReader, why: string): void {
  reader.fault ??= { line: peek(reader).line, why };
}

export function nameOf({ kind, text }: Token): string {
  return kind === "end" ? text : `"${text.slice(0, 40)}"`;
}
