/** Answers that boot.js asked for before any script of ours was here. Each is good once, and only while it is fresh. */
declare global {
  interface Window {
    bilimdonEarly?: readonly EarlyAnswer[];
  }
}

interface EarlyAnswer {
  readonly url: string;
  readonly sentAt: number;
  /** null: the server was not reached; then it is asked again in the ordinary way. */
  readonly answer: Promise<Response | null>;
}

const freshMs = 20_000;

/** Takes the early answer to a question, or null when there is none. */
export function takeEarly(url: string): EarlyAnswer | null {
  const early = globalThis.window?.bilimdonEarly ?? [];
  const found = early.find((candidate) => candidate.url === url);
  if (found === undefined) return null;
  window.bilimdonEarly = early.filter((candidate) => candidate !== found);
  return Date.now() - found.sentAt < freshMs ? found : null;
}
