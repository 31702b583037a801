/**
 * The headers of one reply while it is made.
 *
 * A `Headers` checks and copies every name and value it is given, and each reply of ours went through three of them with a
 * dozen lines each. The lines we write ourselves are known to be sound (Node still refuses a broken one as it writes),
 * so they stay in a plain object until the server writes them out.
 */
export interface HeaderLines {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}

export class ReplyHeaders implements HeaderLines {
  readonly #lines: Record<string, string>;
  /** A reply may set several cookies; their lines cannot be joined. */
  readonly #cookies: string[] = [];
  #isTaken = false;

  /** @param lines  by lower-case name, sound and without set-cookie */
  constructor(lines: Readonly<Record<string, string>>) {
    this.#lines = { ...lines };
  }

  /** A reply was made with these lines: nothing is left to add to it. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  get(name: string): string | null {
    if (name === "set-cookie") return this.#cookies.join(", ") || null;
    return this.#lines[name] ?? null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  set(name: string, value: string): void {
    if (name === "set-cookie") this.#cookies.splice(0, this.#cookies.length, value);
    else this.#lines[name] = value;
  }

  append(name: string, value: string): void {
    const before = this.#lines[name];
    if (name === "set-cookie") this.#cookies.push(value);
    else this.#lines[name] = before === undefined ? value : `${before}, ${value}`;
  }

  delete(name: string): void {
    if (name === "set-cookie") this.#cookies.length = 0;
    else delete this.#lines[name];
  }

  /** Every line, for a reply that is made with all of them. */
  take(): Record<string, string> | [string, string][] {
    this.#isTaken = true;
    return this.#cookies.length === 0 ? this.#lines : [...this];
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    yield* Object.entries(this.#lines);
    for (const cookie of this.#cookies) yield ["set-cookie", cookie];
  }
}

/** What a Response is made with. */
export function linesOf(headers: HeaderLines): ResponseInit["headers"] & {} {
  if (headers instanceof ReplyHeaders) return headers.take();
  if (headers instanceof Headers) return headers;
  throw new Error("headers of a third kind");
}
