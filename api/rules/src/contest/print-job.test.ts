import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movePrint, type PrintState, printActs } from "./print-job.ts";

const states: readonly PrintState[] = ["queued", "printing", "printed", "failed", "handed-over"];

describe("a print", () => {
  it("is moved only where its state lets it", () => {
    const table = states.map((state) =>
      [state, ...printActs.map((act) => `${act} ${movePrint(state, act) ?? "–"}`)].join(", "),
    );

    expect(table).toEqual([
      "queued, retry –, mark-printed printed, hand-over –, undo –",
      "printing, retry –, mark-printed –, hand-over –, undo –",
      "printed, retry queued, mark-printed –, hand-over handed-over, undo –",
      "failed, retry queued, mark-printed printed, hand-over –, undo –",
      "handed-over, retry –, mark-printed –, hand-over –, undo printed",
    ]);
  });

  it("never reaches the printer by anybody's hand", () => {
    const anyActs = fc.array(fc.constantFrom(...printActs), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom<PrintState>("queued", "failed"), anyActs, (from, acts) => {
        const last = acts.reduce<PrintState>((state, act) => movePrint(state, act) ?? state, from);

        expect(last).not.toBe("printing");
      }),
    );
  });
});
