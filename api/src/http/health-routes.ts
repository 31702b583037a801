/**
 * Two questions of whoever runs the process. /healthz: is it alive (else start it anew)? /readyz: can it serve (else
 * send people elsewhere meanwhile)? Both tell nothing but names, since anybody may ask.
 */
import type { App } from "./mount-routes.ts";

/** Something the process cannot serve without. */
export interface Need {
  readonly name: string;
  answers(): Promise<boolean>;
}

const answerWithinMs = 2_000;
/** Everybody who asks within this time gets the same answer, so that asking costs the database nothing. */
const keptForMs = 1_000;

export function mountHealth(
  app: App,
  parts: {
    readonly needs: readonly Need[];
    readonly headers: Readonly<Record<string, string>>;
    readonly clock: { now(): number };
  },
): void {
  const headers = { ...parts.headers, "cache-control": "no-store" };
  let known: { readonly at: number; readonly missing: Promise<string[]> } | null = null;
  app.get("/healthz", (c) => c.json({ data: { isAlive: true } }, 200, headers));
  app.get("/readyz", async (c) => {
    const now = parts.clock.now();
    if (known === null || now - known.at >= keptForMs || now < known.at)
      known = { at: now, missing: findMissing(parts.needs) };
    const missing = await known.missing;
    return c.json(
      { data: { isReady: missing.length === 0, missing } },
      missing.length === 0 ? 200 : 503,
      headers,
    );
  });
}

async function findMissing(needs: readonly Need[]): Promise<string[]> {
  const answers = await Promise.all(needs.map(doesAnswer));
  return needs.filter((_, at) => answers[at] !== true).map(({ name }) => name);
}

/** An error and a silence are the same to whoever waits. */
async function doesAnswer(need: Need): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), answerWithinMs);
  });
  try {
    return await Promise.race([need.answers().catch(() => false), silence]);
  } finally {
    clearTimeout(timer);
  }
}
