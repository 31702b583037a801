/** A word of a grammar. Commands are in capitals, variables in small letters. */
export interface Token {
  readonly kind: "command" | "variable" | "number" | "text" | "sign" | "end";
  /** For a text: what it stands for, its escapes undone. */
  readonly text: string;
  readonly line: number;
}

const shapes: readonly (readonly [Token["kind"] | "gap", RegExp])[] = [
  ["gap", /(?:\s+|#[^\n]*)+/y],
  ["command", /[A-Z]+/y],
  ["variable", /[a-z][a-z0-9]*/y],
  ["number", /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y],
  ["text", /"(?:\\[\s\S]|[^"\\])*"/y],
  ["sign", /&&|\|\||[<>=!]=|[-+*/%^<>!=()[\],]/y],
];

/** @returns the tokens with an "end" after them, or the line of what is none */
export function readTokens(
  text: string,
):
  | { readonly kind: "read"; readonly tokens: readonly Token[] }
  | { readonly kind: "refused"; readonly line: number; readonly why: string } {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const found = firstMatch(text, at);
    if (found === null)
      return { kind: "refused", line, why: `"${text.slice(at, at + 10)}" is no part of a grammar` };
    const { kind, whole } = found;
    if (kind !== "gap")
      tokens.push({ kind, text: kind === "text" ? undoEscapes(whole.slice(1, -1)) : whole, line });
    line += whole.split("\n").length - 1;
    at += whole.length;
  }
  return { kind: "read", tokens: [...tokens, { kind: "end", text: "the end of the grammar", line }] };
}

function firstMatch(
  text: string,
  at: number,
): { readonly kind: Token["kind"] | "gap"; readonly whole: string } | null {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const whole = shape.exec(text)?.[0];
    if (whole !== undefined) return { kind, whole };
  }
  return null;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  '"': '"',
  "\\": "\\",
  "\n": "",
};

/** A backslash before anything else is itself. */
function undoEscapes(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (whole, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) % 256);
    return escapes[escaped] ?? whole;
  });
}
