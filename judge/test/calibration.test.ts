/** The probe set in the real box. */
import { probeNames } from "@bilimdon/rules/judging/judge-drift";
import { afterAll, expect, it } from "vitest";
import { calibrateHost } from "../src/flows/calibrate-host.ts";
import { openTestRoom } from "./kit/open-test-room.ts";

const room = await openTestRoom();
afterAll(() => room.close());

it("a host measures each probe by real work of at least 10 ms", async () => {
  const probes = await calibrateHost(room);

  if (probes === null) throw new Error("the host could not be measured");
  for (const probe of probeNames) expect(probes[probe]).toBeGreaterThan(10);
});
it("a host without a C compiler measures nothing rather than something wrong", async () => {
  expect(await calibrateHost({ ...room, toolbox: { ready: [], missing: [] } })).toBeNull();
});
