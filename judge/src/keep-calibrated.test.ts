import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { type CalibratorParts, keepCalibrated } from "./keep-calibrated.ts";

const probes = { integer: 1, memory: 1, system: 1, compile: 1 };
const pace = { firstMs: 0, everyMs: 600_000, whileAsideMs: 0, patienceMs: 600_000, lookMs: 1 };

/** Runs a calibrator until it has told so often, or for a moment. */
async function watch(
  parts: Partial<Omit<CalibratorParts, "tell">> & { readonly answer?: "wait" | "again" },
  enough: number,
): Promise<number> {
  let told = 0;
  const { answer = "wait", ...given } = parts;
  const calibrator = keepCalibrated({
    measure: async () => probes,
    tell: async () => {
      told += 1;
      return answer;
    },
    isIdle: () => true,
    isAside: () => false,
    pace,
    onError: () => undefined,
    ...given,
  });
  for (let look = 0; look < 100 && told < enough; look += 1) await sleep(2);
  calibrator.stop();
  return told;
}

it("a host is measured once it stands, and not again before its time", async () => {
  expect(await watch({}, 2)).toBe(1);
});
it("a host that judges is not measured", async () => {
  expect(await watch({ isIdle: () => false }, 1)).toBe(0);
});
it("a host that is never idle is measured all the same when that is long overdue", async () => {
  expect(await watch({ isIdle: () => false, pace: { ...pace, patienceMs: 0 } }, 1)).toBe(1);
});
it("a host is measured again at once when the API asks, three times at most", async () => {
  expect(await watch({ answer: "again" }, 5)).toBe(3);
});
it("a host that is aside is measured more often, to come back", async () => {
  expect(await watch({ isAside: () => true }, 4)).toBeGreaterThanOrEqual(4);
});
