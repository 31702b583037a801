/**
 * From the press of the button to the verdict on the submitter's screen, on a whole platform of its own: database, API
 * and judge as separate processes, a real browser, the limit of six submissions a minute as it is.
 *
 * Python and C++ take turns, so that drift hits both alike. Every Python source is new, as a contestant's is; the C++
 * source is always the same, so that from the second time on its program comes out of the compile cache.
 */
import type { Browser } from "playwright-core";
import type { Database } from "../../src/db/client.ts";
import { visit } from "../../test/kit/browser.ts";
import { readFlight } from "./bench.queries.ts";
import { benchSources } from "./bench-package.ts";
import { openProblem, type Press, pressSubmit } from "./press-submit.ts";
import type { BenchPerson } from "./seed-bench.ts";

/** One submission, all in milliseconds. */
export interface Sending {
  readonly kind: "python" | "cpp";
  readonly isCompileCached: boolean;
  /** Press to verdict, the program's own processor time taken off. */
  readonly aboveOwnMs: number;
  readonly ownMs: number;
  readonly pressToLaneMs: number;
  readonly compileMs: number;
  readonly testsMs: number;
  readonly judgedToScreenMs: number;
  /** The first of a page or of a language: told of, not counted. */
  readonly isWarmUp: boolean;
}

export interface ScreenOrder {
  readonly browser: Browser;
  readonly url: string;
  readonly db: Database;
  readonly people: readonly BenchPerson[];
  readonly signal: AbortSignal;
  onSent(done: number, total: number): void;
}

const files = {
  python: { fileName: "sum.py", language: /^python3$/ },
  cpp: { fileName: "sum.cpp", language: /^cpp/ },
} as const;
/** As many as a person may in a minute. */
const pressesAPerson = 6;

export async function measureScreen(order: ScreenOrder): Promise<Sending[]> {
  const all: Sending[] = [];
  const total = order.people.length * pressesAPerson;
  for (const [index, person] of order.people.entries()) {
    const context = await visit(order.browser, { locale: "en" });
    try {
      const page = await openProblem(context, { url: order.url, person });
      for (let nth = 0; nth < pressesAPerson; nth++) {
        order.signal.throwIfAborted();
        // Each page begins with the other language, since its first press is not counted.
        const kind = (index + nth) % 2 === 0 ? "python" : "cpp";
        const source = benchSources[kind](all.length);
        const press = await pressSubmit(page, { ...files[kind], source });
        const isWarmUp = nth === 0 || all.length < 2;
        all.push(await weigh(order.db, { kind, press, isWarmUp }));
        order.onSent(all.length, total);
      }
    } finally {
      await context.close();
    }
  }
  return all;
}

/** Puts the page's clock beside the judge's; both are this machine's. */
async function weigh(
  db: Database,
  { kind, press, isWarmUp }: Pick<Sending, "kind" | "isWarmUp"> & { readonly press: Press },
): Promise<Sending> {
  const judged = await readFlight(db, press.submissionId);
  if (press.verdict !== "AC" || judged?.outcome?.kind !== "judged" || !judged.flight)
    throw new Error(
      `A right ${kind} program was judged ${press.verdict}: ${JSON.stringify(judged?.outcome)}`,
    );
  const { flight, outcome } = judged;
  const ownMs = outcome.tests.reduce((sum, test) => sum + test.cpuMs, 0);
  const compiledAt = flight.compiledAt ?? flight.leasedAt;
  return {
    kind,
    isWarmUp,
    isCompileCached: flight.isCompileCached,
    ownMs,
    aboveOwnMs: press.shownAt - press.pressedAt - ownMs,
    pressToLaneMs: flight.leasedAt - press.pressedAt,
    compileMs: compiledAt - flight.leasedAt,
    testsMs: flight.finishedAt - compiledAt,
    judgedToScreenMs: press.shownAt - flight.finishedAt,
  };
}
