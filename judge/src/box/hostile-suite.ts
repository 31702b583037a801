import { expect, it } from "vitest";
import {
  itBounds,
  type Lack,
  type SuiteRoom,
  type SuiteSubject,
  shortWall,
  smallLimits,
} from "./suite-kit.ts";

/** Programs that take all, try to get out, or leave something: each is contained, and the next one finds nothing. */
export function suiteAgainstHostility(room: SuiteRoom, subject: SuiteSubject): void {
  suiteOfTaking(room, subject);
  suiteOfEscaping(room);
  suiteOfLeaving(room, subject);
}

/** The program after a hostile one, in the same lane, finds no file, process or socket of it. */
async function expectNothingLeft(room: SuiteRoom): Promise<void> {
  expect(await room.outcome("look-around", "{scratch}")).toBe("exited 0");
}

function suiteOfTaking(room: SuiteRoom, subject: SuiteSubject): void {
  const lacking = (lack: Lack) => ({ lack, isLacking: subject.lacks.includes(lack) });
  it.each([
    ["spin", /^limit cpu$/],
    ["ignore-xcpu", /^limit cpu$/],
    ["hide-cpu", /^limit cpu$/],
    ["fork-cpu", /^limit cpu$/],
    ["exec-loop", /^limit cpu$/],
    ["fork-bomb", /^limit cpu$/],
    ["thread-bomb", /^exited 0$/],
    ["flood-out", /^limit output$/],
    ["flood-out-ignoring", /^limit output$/],
    ["flood-err", /^limit output$/],
    ["seek-far", /^(signalled SIGXFSZ|limit output)$/],
    ["take-shared", /^(exited 0|limit memory)$/],
    ["big-stack", /^exited 0$/],
    ["recurse", /^(limit memory|signalled SIGSEGV)$/],
    ["fill-sockets", /^(exited 0|limit cpu)$/],
    ["many-timers", /^exited 0$/],
    ["lock-memory", /^exited 0$/],
  ])("bounds a program that does %s: %s", async (name, ending) => {
    expect(await room.outcome(name)).toMatch(ending);
    await expectNothingLeft(room);
  });

  it.each([["sleep"], ["ignore-all"], ["stop-self"]])(
    "ends a program that does %s at the wall",
    async (name) => {
      const report = await room.run(["{folder}/hostile", name], { limits: shortWall });
      expect(report).toMatchObject({ ending: { kind: "limit", limit: "wall" } });
      await expectNothingLeft(room);
    },
  );

  it.each([["take-heap"], ["take-map"]])("ends %s as memory", async (name) => {
    // Touching 256 MB takes a while on a busy machine; the time must not end it first.
    const limits = { ...smallLimits, cpuMs: 5_000, wallMs: 20_000 };
    const report = await room.run(["{folder}/hostile", name], { limits });
    expect(report).toMatchObject({ ending: { kind: "limit", limit: "memory" } });
    await expectNothingLeft(room);
  });

  itBounds(room, lacking("memory exactly"), "counts memory files as memory", async () => {
    const limits = { ...smallLimits, cpuMs: 5_000, wallMs: 20_000 };
    const report = await room.run(["{folder}/hostile", "take-memfd"], { limits });
    expect(report).toMatchObject({ ending: { kind: "limit", limit: "memory" } });
  });

  it("tells an output of exactly the limit from one a byte longer", async () => {
    const limits = { ...smallLimits, outputBytes: 10_000 };
    const exact = await room.run(["{folder}/hostile", "print-bytes", "10000"], { limits });
    const longer = await room.run(["{folder}/hostile", "print-bytes", "10001"], { limits });
    expect(exact).toMatchObject({ ending: { kind: "exited", code: 0 }, stdoutBytes: 10_000 });
    expect(longer).toMatchObject({ ending: { kind: "limit", limit: "output" } });
  });

  it("does not call a program that killed itself out of memory", async () => {
    expect(await room.outcome("take-heap")).not.toBe("exited 0");
    expect(await room.outcome("end-by-signal", "9")).toBe("signalled SIGKILL");
  });

  for (const name of ["fill-scratch", "many-files", "deep-folder"]) {
    itBounds(
      room,
      lacking("the scratch folder's whole size"),
      `bounds a program that does ${name}`,
      async () => {
        const limits = { ...smallLimits, cpuMs: 5_000, wallMs: 20_000 };
        const report = await room.run(["{folder}/hostile", name], { limits });
        expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
        await expectNothingLeft(room);
      },
    );
  }

  it("empties a scratch folder with folders thousands deep", async () => {
    const limits = { ...smallLimits, cpuMs: 20_000, wallMs: 100_000 };
    expect((await room.run(["{folder}/hostile", "deep-folder", "5000"], { limits })).kind).toBe("finished");
    await expectNothingLeft(room);
  });
}

function suiteOfEscaping(room: SuiteRoom): void {
  it.each([
    ["kernel-calls"],
    ["clone-namespaces"],
    ["sockets"],
    ["service-sockets"],
    ["descriptors"],
    ["see-processes"],
    ["spare-itself"],
    ["kill-others"],
    ["raise-limits"],
    ["gain-user"],
  ])("contains %s", async (name) => {
    expect(await room.outcome(name)).toBe("exited 0");
    await expectNothingLeft(room);
  });

  it("hides the store, the platform's own files and the machine's secrets", async () => {
    const { storePath } = room.openedBox();
    const paths = [
      storePath,
      `${storePath}/secret.txt`,
      import.meta.filename,
      process.cwd(),
      "/root",
      "/home",
    ];
    expect(await room.outcome("read-paths", ...paths)).toBe("exited 0");
  });

  it("does not let a program write to its input", async () => {
    room.write("1.in", "input");
    const report = await room.run(["{folder}/hostile", "reopen-stdin"], { stdin: "1.in" });
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
  });

  it("lets nothing be written outside the scratch folder", async () => {
    const { storePath } = room.openedBox();
    expect(await room.outcome("write-paths", "{folder}", storePath, process.cwd())).toBe("exited 0");
  });

  it.runIf(process.arch === "x64").each([["old-calls"], ["x32-call"]])("kills %s", async (name) => {
    expect(await room.outcome(name)).toBe("signalled SIGSYS");
  });
}

function suiteOfLeaving(room: SuiteRoom, subject: SuiteSubject): void {
  it.each([["leave-files"], ["leave-daemon"], ["leave-socket"]])(
    "leaves nothing of %s to the next",
    async (name) => {
      expect(await room.outcome(name)).toBe("exited 0");
      await expectNothingLeft(room);
    },
  );

  it("does not wait for a daemon that holds the output open", async () => {
    const report = await room.hostile("leave-daemon");
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
    expect(room.read("out")).toBe("left\n");
  });

  it("keeps two lanes that attack at once apart", async () => {
    const box = room.openedBox();
    if (box.laneCount < 2) throw new Error(`${subject.name} was opened with one lane`);
    const other = await box.lease();
    const request = (name: string, output: string) =>
      room.request(["{folder}/hostile", name], { stdoutTo: output, stderrTo: null });
    const [bomb, looked] = await Promise.all([
      other.run(request("fork-bomb", "out-bomb.in")),
      room.openedLane().run(request("see-processes", "out-look.in")),
    ]).finally(() => other.release());
    expect(bomb).toMatchObject({ ending: { kind: "limit" } });
    expect(looked).toMatchObject({ ending: { kind: "exited", code: 0 } });
  });
}
