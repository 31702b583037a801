/**
 * Reads TeX a token at a time. A macro's expansion is put back in front of what is still unread, as TeX itself does, so
 * that whatever a macro unfolds to is read by the same rules. How much may be put back is bounded: a few definitions
 * can otherwise unfold without end.
 */
export type TexToken =
  | { readonly kind: "end" }
  | { readonly kind: "command"; readonly name: string }
  | { readonly kind: "open" | "close" | "align" | "space" | "paragraph" }
  | { readonly kind: "math"; readonly isDisplay: boolean }
  | { readonly kind: "text"; readonly text: string };

const expansionLimit = 2 * 1024 * 1024;

export class TexScanner {
  #text: string;
  #at = 0;
  #expanded = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token, left where it is. */
  peek(): TexToken {
    const before = this.#at;
    const token = this.next();
    this.#at = before;
    return token;
  }

  next(): TexToken {
    this.#skipComments();
    const character = this.#text[this.#at];
    if (character === undefined) return { kind: "end" };
    if (character === "\\") return this.#command();
    if (/\s/.test(character)) return this.#white();
    const single = singles[character];
    if (single !== undefined) return this.#step(1, single);
    if (character === "$") {
      const isDisplay = this.#text[this.#at + 1] === "$";
      return this.#step(isDisplay ? 2 : 1, { kind: "math", isDisplay });
    }
    if (character === "~") return this.#step(1, { kind: "text", text: "\u00a0" });
    const run = /[^\\{}$&~%\s]+/y;
    run.lastIndex = this.#at;
    const text = run.exec(this.#text)?.[0] ?? character;
    return this.#step(text.length, { kind: "text", text });
  }

  /** Puts text in front of what is unread. False: the limit is reached and nothing was put. */
  unread(text: string): boolean {
    // Each return copies what is unread: many small ones cost as much as few long ones.
    this.#expanded += text.length + 200;
    if (this.#expanded > expansionLimit) return false;
    this.#text = text + this.#text.slice(this.#at);
    this.#at = 0;
    return true;
  }

  /** Takes the "*" of a starred command. */
  eat(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  skipSpace(): void {
    this.#skipComments();
    while (/\s/.test(this.#text[this.#at] ?? "") && this.peek().kind === "space") {
      this.next();
      this.#skipComments();
    }
  }

  /** "{…}" with its braces balanced, as written; a single token where there is no brace; null at the end. */
  group(): string | null {
    this.skipSpace();
    const character = this.#text[this.#at];
    if (character === undefined || character === "}") return null;
    if (character === "{") return this.#balanced("{", "}");
    if (character === "\\") {
      const token = this.next();
      if (token.kind !== "command") return null;
      // The space keeps a letter that is put after it out of its name.
      return /^[A-Za-z@]/.test(token.name) ? `\\${token.name} ` : `\\${token.name}`;
    }
    this.#at += 1;
    return character;
  }

  /** "[…]", or null where there is none. */
  option(): string | null {
    const before = this.#at;
    this.skipSpace();
    if (this.#text[this.#at] !== "[") {
      this.#at = before;
      return null;
    }
    return this.#balanced("[", "]");
  }

  /** Everything up to a text, which is taken too; null, and nothing taken, where it does not come. */
  until(end: string): string | null {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) return null;
    const text = this.#text.slice(this.#at, found);
    this.#at = found + end.length;
    return text;
  }

  /** Everything before a text that is left where it is; to the end where it does not come. */
  before(end: string): string {
    const found = this.#text.indexOf(end, this.#at);
    const text = this.#text.slice(this.#at, found < 0 ? undefined : found);
    this.#at += text.length;
    return text;
  }

  /** A formula up to its closing mark; marks inside braces belong to texts in the formula. */
  formula(end: string): string | null {
    let depth = 0;
    for (let at = this.#at; at < this.#text.length; at += 1) {
      if (depth <= 0 && this.#text.startsWith(end, at)) {
        const text = this.#text.slice(this.#at, at);
        this.#at = at + end.length;
        return text;
      }
      if (this.#text[at] === "\\") at += 1;
      else if (this.#text[at] === "{") depth += 1;
      else if (this.#text[at] === "}") depth -= 1;
    }
    return null;
  }

  /** The next character whatever it is, for \verb's own delimiter. */
  character(): string | null {
    const character = this.#text[this.#at];
    this.#at += 1;
    return character ?? null;
  }

  #step<T>(length: number, token: T): T {
    this.#at += length;
    return token;
  }

  #command(): TexToken {
    const word = /\\([A-Za-z@]+)[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text);
    if (found?.[1] !== undefined) {
      // \verb's delimiter may be a space's neighbour: only what TeX itself swallows is swallowed.
      const length = verbatimCommands.has(found[1]) ? found[1].length + 1 : found[0].length;
      return this.#step(length, { kind: "command", name: found[1] });
    }
    const character = this.#text[this.#at + 1];
    if (character === undefined) return this.#step(1, { kind: "text", text: "\\" });
    return this.#step(2, {
      kind: "command",
      name: character === "\n" || character === "\t" ? " " : character,
    });
  }

  #white(): TexToken {
    const run = /\s+/y;
    run.lastIndex = this.#at;
    let isParagraph = false;
    // A comment between two line ends does not make them a paragraph's end, unless a blank line stands beside it.
    for (let found = run.exec(this.#text); found !== null; found = run.exec(this.#text)) {
      this.#at = run.lastIndex;
      isParagraph ||= /\n[^\S\n]*\n/.test(found[0]);
      this.#skipComments();
      run.lastIndex = this.#at;
    }
    return { kind: isParagraph ? "paragraph" : "space" };
  }

  /** A comment goes with its line's end and the next line's indent. */
  #skipComments(): void {
    const comment = /%[^\n]*(?:\n[ \t]*|$)/y;
    comment.lastIndex = this.#at;
    while (comment.exec(this.#text) !== null) this.#at = comment.lastIndex;
  }

  #balanced(open: string, close: string): string {
    let depth = 0;
    for (let at = this.#at; at < this.#text.length; at += 1) {
      const character = this.#text[at];
      if (character === "\\") at += 1;
      else if (character === open || (open === "[" && character === "{")) depth += 1;
      else if (character === close || (open === "[" && character === "}")) depth -= 1;
      if (depth === 0) {
        const text = this.#text.slice(this.#at + 1, at);
        this.#at = at + 1;
        return text;
      }
    }
    const text = this.#text.slice(this.#at + 1);
    this.#at = this.#text.length;
    return text;
  }
}

const singles: Readonly<Record<string, TexToken>> = {
  "{": { kind: "open" },
  "}": { kind: "close" },
  "&": { kind: "align" },
};

const verbatimCommands = new Set(["verb", "lstinline"]);
