import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import type { SuiteRoom, SuiteSubject } from "./suite-kit.ts";

/** What a box says of itself is true of a program that runs in it. */
export function suiteOfSelfTest(room: SuiteRoom, subject: SuiteSubject): void {
  it("says of itself only what the kernel confirms of a program in it", async () => {
    const { selfTest } = room.openedBox();
    await room.run(["/bin/cat", "/proc/self/status"]);
    expect(room.read("out")).toMatch(/^Seccomp:\t2$/m);
    expect(selfTest.isSeccompOn).toBe(true);
    expect(selfTest.isMemoryApproximate).toBe(subject.lacks.includes("memory exactly"));
    expect(selfTest.namespaces.length > 0).toBe(selfTest.mode !== "reduced");
  });

  it("keeps every lane to a core of its own where there are enough", async () => {
    const { selfTest, laneCount } = room.openedBox();
    await room.run(["/bin/cat", "/proc/self/status"]);
    const allowed = /^Cpus_allowed_list:\t(.*)$/m.exec(room.read("out"))?.[1];
    if (laneCount > availableParallelism()) return expect(selfTest.cores).toEqual([]);
    expect(selfTest.cores).toHaveLength(laneCount);
    // Lanes outside containers may meet others of this machine that hold the core they were meant to have.
    if (selfTest.mode === "docker") expect(new Set(selfTest.cores).size).toBe(laneCount);
    expect(selfTest.cores.map(String)).toContain(allowed);
  });

  it("hides the machine's users from compilers unless it says that it cannot", async () => {
    const report = await room.run(["/bin/cat", "/etc/passwd"]);
    expect(report).toMatchObject({ kind: "finished" });
    const isSaid = room.openedBox().selfTest.weaknesses.some((weakness) => weakness.includes("/etc/passwd"));
    expect(/^daemon:|^nobody:/m.test(room.read("out"))).toBe(isSaid);
  });
}
