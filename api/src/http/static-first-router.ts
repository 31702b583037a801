import type { Params, Result, Router } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";

/**
 * Finds the handler of an address without variable parts in one look-up, and the rest in Hono's tree. What pages ask
 * most has such addresses, and walking the tree costs as much as reading the session's cookie.
 *
 * Hono runs the first handler registered that fits. So an address that an earlier one with variable parts fits too stays
 * with the tree; and with a "*" anywhere all of it does, since that fits everything.
 */
export class StaticFirstRouter<T> implements Router<T> {
  readonly name = "StaticFirstRouter";
  readonly #tree = new TrieRouter<T>();
  readonly #fixed = new Map<string, Result<T>>();
  #hasStar = false;

  add(method: string, path: string, handler: T): void {
    const isFixed = !/[:*?{]/.test(path) && method !== "ALL";
    if (path.includes("*") || method === "ALL") this.#hasStar = true;
    else if (isFixed && this.#tree.match(method, path)[0].length === 0) {
      const found: [T, Params][] = [[handler, {}]];
      this.#fixed.set(`${method} ${path}`, [found]);
    }
    this.#tree.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    const fixed = this.#hasStar ? undefined : this.#fixed.get(`${method} ${path}`);
    return fixed ?? this.#tree.match(method, path);
  }
}
