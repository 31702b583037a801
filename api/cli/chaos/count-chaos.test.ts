import { describe, expect, it } from "vitest";
import { countChaos, type Ended } from "./count-chaos.ts";
import type { Sent } from "./send-code.ts";

const sent = (n: number, verdict: Sent["verdict"]): Sent => ({
  submissionId: `s${n}`,
  sendKey: `k${n}`,
  participantId: `p${n}`,
  verdict,
});
const ended = (n: number, verdict: string | null, more: Partial<Ended> = {}): Ended => ({
  submissionId: `s${n}`,
  sendKey: `k${n}`,
  state: verdict === null ? "queued" : "judged",
  verdict,
  ...more,
});
const both = [sent(1, "AC"), sent(2, "WA")];
const clean = { submissions: 2, lost: 0, duplicated: 0, wrong: 0, stuck: 0 };

describe("the count of a chaos run", () => {
  it("finds nothing when each submission ended once as its code deserves", () => {
    expect(countChaos(both, [ended(1, "AC"), ended(2, "WA")], ["p1"])).toEqual(clean);
  });
  it("counts what was acknowledged and is not there as lost", () => {
    expect(countChaos(both, [ended(1, "AC")], ["p1"])).toEqual({ ...clean, lost: 1 });
    const without = ended(2, null, { state: null });
    expect(countChaos(both, [ended(1, "AC"), without], ["p1"])).toEqual({ ...clean, lost: 1 });
  });
  it("counts a second judgement, and a second submission of one press, as double", () => {
    const twice = [ended(1, "AC"), ended(1, "AC"), ended(2, "WA")];
    expect(countChaos(both, twice, ["p1"])).toEqual({ ...clean, duplicated: 1 });
    const again = [ended(1, "AC"), ended(2, "WA"), ended(3, "WA", { sendKey: "k2" })];
    expect(countChaos(both, again, ["p1"])).toEqual({ ...clean, duplicated: 1 });
  });
  it("counts another verdict, and a board that disagrees, as wrong", () => {
    expect(countChaos(both, [ended(1, "AC"), ended(2, "RTE")], ["p1"])).toEqual({ ...clean, wrong: 1 });
    expect(countChaos(both, [ended(1, "AC"), ended(2, "WA")], ["p2"])).toEqual({ ...clean, wrong: 2 });
  });
  it("counts what has no verdict in the end as stuck", () => {
    const failed = ended(2, null, { state: "failed" });
    expect(countChaos(both, [ended(1, null), failed], ["p1"])).toEqual({ ...clean, stuck: 2 });
  });
});
