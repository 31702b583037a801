import { describe, expect, it } from "vitest";
import { readSample } from "./server-clock.ts";

describe("a sample of the server's clock", () => {
  it("puts the server's word into the middle of the round trip", () => {
    const sample = readSample(10_000, 70_200, 10_400);
    expect(sample).toEqual({ offsetMs: 60_000, roundTripMs: 400 });
  });

  it("survives a device clock that was set back while waiting", () => {
    const sample = readSample(10_000, 10_000, 9_000);
    expect(sample.roundTripMs).toBe(0);
  });
});
