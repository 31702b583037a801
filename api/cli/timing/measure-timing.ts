import { randomInt } from "node:crypto";
import { compareTimes, type TimesCompared } from "@bilimdon/rules/figures/compare-times";
import { createApp } from "../../src/app.ts";
import type { Ctx } from "../../src/ctx.ts";
import type { App } from "../../src/http/mount-routes.ts";
import type { RateCounter } from "../../src/http/rate-limit.ts";
import { bodyShape, type TimingPlay, timingPlays } from "./timing-plays.ts";

export interface TimingFound extends TimesCompared {
  readonly name: TimingPlay["name"];
  readonly isSameBody: boolean;
  readonly isGood: boolean;
}

/** What features.md asks; beyond it the difference counts even if it could be chance. */
const mostDifferenceMs = 50;
/** One run in a thousand would be beyond it by chance. */
const mostStandardErrors = 3.3;
const warmUps = 10;

/** The limits would end a measurement at the sixth try; how they hold is another test's. */
const countsNothing: RateCounter = {
  take: async () => ({ kind: "taken", mark: "", remaining: 1, resetMs: 0 }),
  giveBack: async () => {},
};

/** Asks each thing `samples` times of both kinds, in an order that a coin decides. */
export async function measureTiming(ctx: Ctx, samples: number): Promise<TimingFound[]> {
  const app = createApp({ ctx, rateCounter: countsNothing });
  const found: TimingFound[] = [];
  for (const play of timingPlays) found.push(await measurePlay(app, play, samples));
  return found;
}

let serial = 0;

async function measurePlay(app: App, play: TimingPlay, samples: number): Promise<TimingFound> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const bodies = { known: new Set<string>(), unknown: new Set<string>() };
  for (let round = 0; round < samples + warmUps; round += 1)
    for (const kind of inRandomOrder()) {
      const asked = await ask(app, play, kind);
      if (round < warmUps) continue;
      times[kind].push(asked.ms);
      bodies[kind].add(asked.shape);
    }
  const compared = compareTimes(times.known, times.unknown);
  const isSameBody = bodies.known.size === 1 && [...bodies.known].join() === [...bodies.unknown].join();
  const isClose =
    Math.abs(compared.medianDifferenceMs) <= mostDifferenceMs &&
    compared.standardErrors <= mostStandardErrors;
  return { name: play.name, ...compared, isSameBody, isGood: isSameBody && isClose };
}

function inRandomOrder(): readonly ("known" | "unknown")[] {
  return randomInt(2) === 0 ? ["known", "unknown"] : ["unknown", "known"];
}

async function ask(app: App, play: TimingPlay, kind: "known" | "unknown") {
  serial += 1;
  const email = kind === "known" ? play.knownEmail : `nobody${serial}@timing.example`;
  const body = JSON.stringify(play.body(email, serial));
  const startedAt = performance.now();
  const response = await app.request(play.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const text = await response.text();
  return { ms: performance.now() - startedAt, shape: bodyShape(response.status, text) };
}
