import type { RateCounter } from "../../src/http/rate-limit.ts";

/** Counts nobody: for tests that send more in a second than any person could. */
export const uncounted: RateCounter = {
  take: async (_, limit, windowMs) => ({ kind: "taken", mark: "", remaining: limit, resetMs: windowMs }),
  giveBack: async () => {},
};
