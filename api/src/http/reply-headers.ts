/**
 * The headers of one reply while it is made.
 *
 * A `Headers` checks and copies every name and value it is given, and each reply of ours went through three of them with a
 * dozen lines each. The lines we write ourselves are known to be sound (Node still refuses a broken one as it writes),
 * so they stay in a plain object until the server writes them out.
 *
 * An object that grows by a name costs V8 two microseconds a name, again for each reply; so each begins as the copy of
 * one that has room for what nearly every reply says.
 */
export interface HeaderLines {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
}

type Lines = Record<string, string | undefined>;

const said = {
  "x-request-id": undefined,
  "content-type": undefined,
  "cache-control": undefined,
  "content-length": undefined,
} satisfies Lines;

const begun = new WeakMap<Readonly<Record<string, string>>, Lines>();

/** The lines every reply begins with, and room. */
function withRoom(lines: Readonly<Record<string, string>>): Lines {
  const known = begun.get(lines);
  if (known !== undefined) return known;
  const made = { ...said, ...lines };
  begun.set(lines, made);
  return made;
}

export class ReplyHeaders implements HeaderLines {
  readonly #lines: Lines;
  /** A reply may set several cookies; their lines cannot be joined. */
  readonly #cookies: string[] = [];
  #isTaken = false;

  /** @param lines  by lower-case name, sound and without set-cookie */
  constructor(lines: Readonly<Record<string, string>>) {
    this.#lines = { ...withRoom(lines) };
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
    else this.#lines[name] = undefined;
  }

  /** Every line, for a reply that is made with all of them. */
  take(): Record<string, string> | [string, string][] {
    this.#isTaken = true;
    return this.#cookies.length === 0 && isFilled(this.#lines) ? this.#lines : this.#written();
  }

  #written(): Record<string, string> | [string, string][] {
    return this.#cookies.length === 0 ? Object.fromEntries(this) : [...this];
  }

  *[Symbol.iterator](): Iterator<[string, string]> {
    for (const [name, value] of Object.entries(this.#lines)) if (value !== undefined) yield [name, value];
    for (const cookie of this.#cookies) yield ["set-cookie", cookie];
  }
}

function isFilled(lines: Lines): lines is Record<string, string> {
  for (const name in lines) if (lines[name] === undefined) return false;
  return true;
}

/** What a Response is made with. */
export function linesOf(headers: HeaderLines): ResponseInit["headers"] & {} {
  if (headers instanceof ReplyHeaders) return headers.take();
  if (headers instanceof Headers) return headers;
  throw new Error("headers of a third kind");
}
