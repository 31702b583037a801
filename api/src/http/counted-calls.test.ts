import { describe, expect, it } from "vitest";
import { TestClock } from "../../test/kit/test-ctx.ts";
import { CountedCalls } from "./counted-calls.ts";
import { MemoryRateCounter } from "./memory-rate-counter.ts";
import type { RateCounter, RateRule } from "./rate-limit.ts";

const away: RateCounter = {
  take: () => Promise.reject(new Error("away")),
  giveBack: () => Promise.reject(new Error("away")),
};
const caller = { address: "203.0.113.1", userId: null, body: {} };
const rule: RateRule = { name: "r", limit: 1, windowMs: 1_000, key: (c) => c.address, whenDown: "allow" };
const succeed = async () => "done";
const fail = async () => {
  throw new Error("failed");
};
const open = () => new CountedCalls(new MemoryRateCounter(new TestClock()));

describe("a rule", () => {
  it("that guards a queue lets callers through while the counter is away", async () => {
    await expect(new CountedCalls(away).run([rule], caller, succeed)).resolves.toBe("done");
  });

  it("that guards a door refuses callers while the counter is away", async () => {
    const guarding: RateRule = { ...rule, whenDown: "refuse" };

    await expect(new CountedCalls(away).run([guarding], caller, succeed)).rejects.toMatchObject({
      code: "server.unavailable",
    });
  });

  it("without a key for this caller does not count", async () => {
    const calls = open();
    const people: RateRule = { ...rule, key: (c) => c.userId };

    await calls.run([people], caller, succeed);

    await expect(calls.run([people], caller, succeed)).resolves.toBe("done");
  });

  it("counts calls that succeed and calls that fail", async () => {
    const calls = open();
    await expect(calls.run([rule], caller, fail)).rejects.toThrow("failed");

    await expect(calls.run([rule], caller, succeed)).rejects.toMatchObject({ code: "request.rate_limited" });
  });
});

describe("a rule for failures only", () => {
  const failures: RateRule = { ...rule, limit: 3, isFailuresOnly: true };

  it("refuses at once who finds the places used up by failures", async () => {
    const calls = open();
    for (let i = 0; i < 3; i += 1)
      await expect(calls.run([failures], caller, fail)).rejects.toThrow("failed");

    await expect(calls.run([failures], caller, succeed)).rejects.toMatchObject({
      code: "request.rate_limited",
      details: { limit: 3, retryAfterMs: 1_000 },
    });
  });

  it("lets forty through who come at once and all succeed, at most three at a time", async () => {
    const calls = open();
    let running = 0;
    let most = 0;
    const slow = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return "done";
    };

    const answers = await Promise.all(Array.from({ length: 40 }, () => calls.run([failures], caller, slow)));

    expect(answers).toEqual(Array.from({ length: 40 }, () => "done"));
    expect(most).toBe(3);
  });

  it("lets no more than three of forty guesses be tried that come at once", async () => {
    const calls = open();
    let tried = 0;
    const guess = async () => {
      tried += 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("wrong");
    };

    const ended = await Promise.allSettled(
      Array.from({ length: 40 }, () => calls.run([failures], caller, guess)),
    );

    expect(ended.every(({ status }) => status === "rejected")).toBe(true);
    expect(tried).toBe(3);
  });

  it("does not turn a success into a failure when its place cannot be given back", async () => {
    const forgetful: RateCounter = {
      ...away,
      take: async () => ({ kind: "taken", mark: "1", remaining: 0, resetMs: 0 }),
    };

    await expect(new CountedCalls(forgetful).run([failures], caller, succeed)).resolves.toBe("done");
  });
});
