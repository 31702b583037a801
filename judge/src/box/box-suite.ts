import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suiteAgainstHostility } from "./hostile-suite.ts";
import { suiteOfLanes } from "./lanes-suite.ts";
import { suiteOfSelfTest } from "./self-test-suite.ts";
import { endingWords, SuiteRoom, type SuiteSubject, shortWall, smallLimits } from "./suite-kit.ts";

/** The one suite every box passes; what a mode cannot bound it must have told its operator. */
export function boxSuite(subject: SuiteSubject): void {
  if (subject.missing !== null) {
    describe.skip(`${subject.name} (not tried: ${subject.missing})`, () => {
      it("passes the box suite", () => undefined);
    });
    return;
  }
  describe(subject.name, () => {
    const room = new SuiteRoom(subject);
    beforeAll(() => room.open());
    afterAll(() => room.close());
    suiteOfRuns(room);
    suiteOfSelfTest(room, subject);
    suiteOfFiles(room);
    suiteOfConversations(room);
    suiteAgainstHostility(room, subject);
    suiteOfLanes(room, subject);
  });
}

function suiteOfRuns(room: SuiteRoom): void {
  it.each([
    [["end-by-code", "0"], "exited 0"],
    [["end-by-code", "1"], "exited 1"],
    [["end-by-code", "255"], "exited 255"],
    [["end-by-abort"], "signalled SIGABRT"],
    [["end-by-null"], "signalled SIGSEGV"],
    [["end-by-pipe"], "signalled SIGPIPE"],
    [["end-by-signal", "8"], "signalled SIGFPE"],
    [["end-by-signal", "9"], "signalled SIGKILL"],
  ])("tells that %j ended as %s", async (args, ending) => {
    expect(await room.outcome(...args)).toBe(ending);
  });

  it("gives the program its arguments as they are", async () => {
    await room.run(["/bin/echo", "-n", "a b", "$HOME", "oʻzbek", ""]);
    expect(room.read("out")).toBe("a b $HOME oʻzbek ");
  });

  it("gives the program the environment of its request and nothing more", async () => {
    await room.run(["/usr/bin/env"], { env: { A: "1", B: "x=y" } });
    expect(room.read("out").split("\n").sort().join("\n").trim()).toBe("A=1\nB=x=y");
  });

  it("counts the processor time of a program that spins to its limit", async () => {
    const report = await room.hostile("spin");
    if (report.kind !== "finished") throw new Error(report.detail);
    expect(report.cpuMs).toBeGreaterThanOrEqual(smallLimits.cpuMs * 0.9);
  });

  it("counts next to no processor time for one that sleeps to the wall", async () => {
    const report = await room.run(["{folder}/hostile", "sleep"], { limits: shortWall });
    if (report.kind !== "finished") throw new Error(report.detail);
    expect(report.cpuMs).toBeLessThan(200);
    expect(report.wallMs).toBeGreaterThanOrEqual(shortWall.wallMs * 0.9);
  });

  it("counts memory the program touched", async () => {
    const report = await room.hostile("big-stack");
    if (report.kind !== "finished") throw new Error(report.detail);
    expect(report.memoryBytes).toBeGreaterThan(190 * 1_048_576);
    expect(report.memoryBytes).toBeLessThan(260 * 1_048_576);
  });

  it("reports a program that cannot be executed as its own failure", async () => {
    const report = await room.run(["{folder}/absent"]);
    expect(report.kind === "finished" && endingWords(report.ending)).toBe("exited 127");
    expect(room.read("err")).toContain("No such file");
  });

  it("reports a tool missing from the box as the box's failure", async () => {
    expect((await room.run(["/usr/bin/no-such-compiler"])).kind).toBe("box-failed");
  });

  it("reports a store file that is not there as the box's failure, and names it", async () => {
    const report = await room.run(["/bin/true"], { stdin: "packages/absent.in" });
    expect(report).toMatchObject({
      kind: "box-failed",
      detail: expect.stringContaining("packages/absent.in"),
    });
  });

  it("runs the next program after a request it could not follow", async () => {
    expect((await room.run(["/bin/true"], { stdin: "absent.in" })).kind).toBe("box-failed");
    expect(await room.outcome("end-by-code", "0")).toBe("exited 0");
    expect((await room.run(["/bin/true"], { folder: "absent" })).kind).toBe("box-failed");
    expect(await room.outcome("end-by-code", "0")).toBe("exited 0");
  });

  it.each(["../outside", "/etc/passwd", "a//b", "tools/../secret.txt"])(
    "refuses the store path %s",
    async (path) => {
      expect((await room.run(["/bin/true"], { stdin: path })).kind).toBe("box-failed");
    },
  );
}

function suiteOfFiles(room: SuiteRoom): void {
  it("brings every byte of stdin in and of stdout out", async () => {
    const bytes = Buffer.from(Array.from({ length: 1024 }, (_, index) => index % 256));
    room.write("bytes.in", bytes);
    await room.run(["{folder}/hostile", "copy-in"], { stdin: "bytes.in" });
    expect(room.readBytes("out").toString("hex")).toBe(bytes.toString("hex"));
  });

  it("reads, or leaves unread, an input of 64 MB", async () => {
    room.write("big.in", Buffer.alloc(64 * 1_048_576, "x"));
    const limits = { ...smallLimits, cpuMs: 5_000, wallMs: 20_000 };
    await room.run(["{folder}/hostile", "count-input"], { stdin: "big.in", limits });
    expect(room.read("out")).toBe("67108864\n");
    const report = await room.run(["{folder}/hostile", "close-input"], { stdin: "big.in", limits });
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
  });

  it("shows a validator's files by name and places others in its scratch folder", async () => {
    room.write("1.in", "input\n");
    room.write("1.ans", "answer\n");
    room.write("main.py", "source\n");
    const report = await room.run(
      ["/bin/cat", "{shown:case.in}", "{shown:case.ans}", "{scratch}/sub/main.py"],
      {
        shown: { "case.in": "1.in", "case.ans": "1.ans" },
        placed: { "sub/main.py": "main.py" },
      },
    );
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 } });
    expect(room.read("out")).toBe("input\nanswer\nsource\n");
  });

  it("does not let a validator change what it is shown", async () => {
    room.write("1.ans", "answer\n");
    await room.run(["/bin/sh", "-c", "echo changed > {shown:case.ans}; rm -f {shown:case.ans}"], {
      shown: { "case.ans": "1.ans" },
    });
    expect(room.read("1.ans")).toBe("answer\n");
  });

  it("takes a file out of the scratch folder", async () => {
    const collect = [{ from: "{scratch}/artefact", to: "taken", maxBytes: 100 }];
    const report = await room.run(["{folder}/hostile", "make-artefact"], { collect });
    expect(report).toMatchObject({ collected: { artefact: 4 } });
    expect(room.read("taken")).toBe("made");
  });

  it.each(["link", "fifo", "folder"])("does not take a %s for an artefact", async (kind) => {
    const collect = [{ from: "artefact", to: `taken-${kind}`, maxBytes: 100_000 }];
    const report = await room.run(["{folder}/hostile", "make-artefact", kind], { collect });
    expect(report).toMatchObject({ ending: { kind: "exited", code: 0 }, collected: {} });
    expect(existsSync(`${room.storePath}/taken-${kind}`)).toBe(false);
  });

  it("does not take an artefact over its size", async () => {
    const collect = [{ from: "artefact", to: "taken-big", maxBytes: 3 }];
    expect(await room.run(["{folder}/hostile", "make-artefact"], { collect })).toMatchObject({
      collected: {},
    });
  });

  it("counts output that nobody keeps", async () => {
    const report = await room.run(["{folder}/hostile", "print-bytes", "5000"], { stdoutTo: null });
    expect(report).toMatchObject({ stdoutBytes: 5000, ending: { kind: "exited", code: 0 } });
  });

  it("runs the new program when a folder's file has been replaced", async () => {
    room.write("tools/script.sh", "echo one");
    await room.run(["/bin/sh", "{folder}/script.sh"]);
    room.write("tools/script.sh", "echo two!");
    await room.run(["/bin/sh", "{folder}/script.sh"]);
    expect(room.read("out")).toBe("two!\n");
  });
}

function suiteOfConversations(room: SuiteRoom): void {
  const sh = (script: string) => ["/bin/sh", "-c", script];

  it("joins two programs and writes down what they said", async () => {
    const report = await room.converse(
      sh("echo 5; read a; echo $((a + 1))"),
      sh("read a; echo $((a * 2)); read b; echo judged > note.txt; [ $b = 11 ] && exit 42; exit 43"),
    );
    expect(report).toMatchObject({
      first: { ending: { kind: "exited", code: 0 } },
      second: { ending: { kind: "exited", code: 42 }, collected: { "note.txt": 7 } },
    });
    expect(room.read("transcript")).toBe("> 5\n< 10\n> 11\n");
    expect(room.read("note.txt")).toBe("judged\n");
  });

  it("tells that the judge ended first when the program breaks on its leaving", async () => {
    const report = await room.converse(sh("while :; do echo more; done"), sh("read a; exit 43"));
    expect(report).toMatchObject({
      endedFirst: "second",
      second: { ending: { kind: "exited", code: 43 } },
      first: { ending: { kind: "signalled", signal: "SIGPIPE" } },
    });
  });

  it("tells that the program ended first when the judge reads the end of its words", async () => {
    const report = await room.converse(sh("exit 3"), sh("read a || exit 43; exit 42"));
    expect(report).toMatchObject({
      endedFirst: "first",
      first: { ending: { kind: "exited", code: 3 } },
      second: { ending: { kind: "exited", code: 43 } },
    });
  });

  it("ends two that wait for each other at the wall", async () => {
    const report = await room.converse(sh("read a"), sh("read a"), shortWall);
    expect(report).toMatchObject({ first: { ending: { kind: "limit", limit: "wall" } } });
  });

  it("ends a program that talks past its output limit", async () => {
    const report = await room.converse(
      sh("while :; do echo more; done"),
      sh("while read a; do :; done; exit 42"),
      {
        outputBytes: 10_000,
      },
    );
    expect(report).toMatchObject({
      first: { ending: { kind: "limit", limit: "output" } },
      second: { ending: { kind: "exited", code: 42 } },
    });
  });

  it("ends a program that spins while the judge waits", async () => {
    const report = await room.converse(["{folder}/hostile", "spin"], sh("read a || exit 43"));
    expect(report).toMatchObject({
      first: { ending: { kind: "limit", limit: "cpu" } },
      second: { ending: { kind: "exited", code: 43 } },
      endedFirst: "first",
    });
  });

  it("hides the two from each other", async () => {
    const report = await room.converse(sh("echo mine > here; read a; ls"), sh("ls; echo x; cat > note.txt"));
    expect(report).toMatchObject({ kind: "finished" });
    expect(room.read("transcript")).not.toContain("< here");
  });

  it("runs single tests again after a conversation", async () => {
    expect(await room.outcome("end-by-code", "0")).toBe("exited 0");
  });
}
