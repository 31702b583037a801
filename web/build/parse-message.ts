/** The grammar of a message: text, {name}, and {name, plural, one {# problem} other {# problems}}. */
export type MessagePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "number"; readonly name: string }
  | { readonly kind: "plural"; readonly name: string; readonly branches: readonly PluralBranch[] };

export interface PluralBranch {
  readonly category: string;
  readonly parts: readonly MessagePart[];
}

/**
 * Reads one message.
 *
 * @throws Error naming the place when braces do not match or a plural has no branches
 */
export function parseMessage(text: string): readonly MessagePart[] {
  const reader = new Reader(text);
  const parts = reader.parts(null);
  if (!reader.isAtEnd()) throw new Error(`unexpected "}" at character ${reader.at + 1} of "${text}"`);
  return parts;
}

class Reader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Parts up to the closing brace; "#" stands for the number of the plural around it. */
  parts(pluralName: string | null): MessagePart[] {
    const parts: MessagePart[] = [];
    while (!this.isAtEnd() && this.text[this.at] !== "}") {
      if (this.text[this.at] === "{") parts.push(this.placeholder());
      else if (this.text[this.at] === "#" && pluralName !== null) {
        this.at += 1;
        parts.push({ kind: "number", name: pluralName });
      } else parts.push({ kind: "text", text: this.plainText(pluralName !== null) });
    }
    return parts;
  }

  private plainText(isInPlural: boolean): string {
    const from = this.at;
    const stops = isInPlural ? "{}#" : "{}";
    while (!this.isAtEnd() && !stops.includes(this.text[this.at] ?? "")) this.at += 1;
    return this.text.slice(from, this.at);
  }

  private placeholder(): MessagePart {
    this.take("{");
    const name = this.word();
    if (this.text[this.at] === "}") {
      this.at += 1;
      return { kind: "value", name };
    }
    this.take(",");
    if (this.word() !== "plural") throw new Error(`only "plural" may follow the comma in "${this.text}"`);
    this.take(",");
    const branches = this.branches(name);
    this.take("}");
    return { kind: "plural", name, branches };
  }

  private branches(name: string): PluralBranch[] {
    const branches: PluralBranch[] = [];
    this.skipSpace();
    while (/[a-z]/.test(this.text[this.at] ?? "")) {
      const category = this.word();
      this.take("{");
      branches.push({ category, parts: this.parts(name) });
      this.take("}");
      this.skipSpace();
    }
    if (branches.length === 0) throw new Error(`the plural of "${name}" has no branches in "${this.text}"`);
    return branches;
  }

  private word(): string {
    this.skipSpace();
    const match = /^[A-Za-z]+/.exec(this.text.slice(this.at));
    if (match === null) throw new Error(`a name is missing at character ${this.at + 1} of "${this.text}"`);
    this.at += match[0].length;
    this.skipSpace();
    return match[0];
  }

  private take(mark: string): void {
    this.skipSpace();
    if (this.text[this.at] !== mark)
      throw new Error(`"${mark}" is missing at character ${this.at + 1} of "${this.text}"`);
    this.at += 1;
  }

  private skipSpace(): void {
    while (this.text[this.at] === " ") this.at += 1;
  }
}
