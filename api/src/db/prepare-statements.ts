/**
 * Lets Postgres keep the statements that come again and again.
 *
 * The query builder hands over text and parameters, and the client by itself asks the server to parse, describe and plan
 * that text anew each time: two round trips and a plan for what was planned a moment ago. Prepared, a verdict's way to the
 * board takes two fifths of the time. What could go wrong is a connection that keeps thousands of texts, each asked for
 * once (a list of a hundred ids, another of a hundred and one): so only short texts are kept, and only so many of them;
 * the rest go on as before.
 */
import type postgres from "postgres";

const longestKept = 4_000;
const mostKept = 500;

type Asked = Pick<postgres.TransactionSql, "unsafe">;

/** The same client; what it is asked with parameters, also within its transactions, is prepared. */
export function prepareStatements(sql: postgres.Sql): postgres.Sql {
  const texts = new Set<string>();
  const isKept = (text: string): boolean => {
    if (texts.has(text)) return true;
    if (text.length > longestKept || texts.size >= mostKept) return false;
    texts.add(text);
    return true;
  };

  function prepareOn<S extends Asked>(asked: S): S {
    const plain = asked.unsafe;
    // Without parameters it may be several statements in one text, which cannot be prepared.
    const prepared: Asked["unsafe"] = (text, parameters = [], options = {}) =>
      plain(text, parameters, { ...options, prepare: parameters.length > 0 && isKept(text) });
    return Object.assign(asked, { unsafe: prepared });
  }

  const begin = sql.begin;
  const beginPrepared = (...given: readonly unknown[]) => {
    const work = workOf(given.at(-1));
    const inside = (tx: postgres.TransactionSql) => work(prepareOn(tx));
    return given.length > 1 ? begin(String(given[0]), inside) : begin(inside);
  };
  return Object.assign(prepareOn(sql), { begin: beginPrepared });
}

/** Promise: the last thing `begin` is given is what to do inside; the client's own type says so. */
function workOf(given: unknown) {
  return given as (tx: postgres.TransactionSql) => Promise<unknown>;
}
