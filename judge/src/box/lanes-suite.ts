import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { SuiteRoom, SuiteSubject } from "./suite-kit.ts";

/** Lanes are shared in order, survive their runner, and leave nothing behind. */
export function suiteOfLanes(room: SuiteRoom, subject: SuiteSubject): void {
  it("serves lanes in the order they were asked for", async () => {
    const box = room.openedBox();
    const served: number[] = [];
    const held = await Promise.all(Array.from({ length: box.laneCount - 1 }, () => box.lease()));
    const waiting = [1, 2, 3].map(async (turn) => {
      const lane = await box.lease();
      served.push(turn);
      lane.release();
    });
    for (const lane of held) lane.release();
    if (held.length === 0) {
      room.openedLane().release();
      await Promise.all(waiting);
      room.lane = await box.lease();
    } else await Promise.all(waiting);
    expect(served).toEqual([1, 2, 3]);
  });

  it("answers many requests written at once, each with its own report", async () => {
    const codes = Array.from({ length: 30 }, (_, index) => index);
    const reports = await Promise.all(codes.map((code) => room.hostile("end-by-code", String(code))));
    expect(reports.map((report) => report.kind === "finished" && report.ending)).toEqual(
      codes.map((code) => ({ kind: "exited", code })),
    );
  });

  it("recovers from the death of its runner, and takes along what ran", async () => {
    const others = sleepers();
    const ours = () => sleepers().filter((pid) => !others.includes(pid));
    const pending = room.hostile("sleep");
    await expect.poll(ours, { timeout: 10_000 }).not.toEqual([]);
    await subject.breakLanes(room.storePath);
    expect((await pending).kind).toBe("box-failed");
    await expect.poll(ours, { timeout: 10_000 }).toEqual([]);
    expect(await room.outcome("end-by-code", "0")).toBe("exited 0");
  });

  it("leaves no file behind in the store but those it was asked for", () => {
    const known = /^(tools|out|err2?|taken|note\.txt|transcript|secret\.txt|.*\.(in|ans|py))$/;
    expect(readdirSync(room.storePath).filter((name) => !known.test(name))).toEqual([]);
  });
}

/** Processes of this machine, in whatever box, that are a hostile program asleep. */
function sleepers(): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").endsWith("/hostile\0sleep\0");
    } catch {
      return false;
    }
  });
}
