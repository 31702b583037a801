/**
 * The list of hostile programs, each run in a real box with a look around after it. `npm run hostile` does the same in
 * every mode; here it is the whole list in the lanes of this machine, and what differs between modes in the others.
 * Compile attacks are judged from source to verdict by corpus.test.ts.
 */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildRunner } from "../src/box/build-runner.ts";
import { buildPrograms, probeId } from "../src/hostile/build-programs.ts";
import { readCompileAttacks, readHostilePrograms } from "../src/hostile/hostile-case.ts";
import { findImage, type HostileMode, openMode } from "../src/hostile/hostile-modes.ts";
import { rowOf, summarize } from "../src/hostile/hostile-report.ts";
import { mostProcessesBelow } from "../src/hostile/leftover-processes.ts";
import { programsFolder } from "../src/hostile/run-program.ts";
import { type TriedProgram, tryMode } from "../src/hostile/try-mode.ts";

const statePath = mkdtempSync(join(tmpdir(), "judge-hostile-test-"));
const programsPath = join(statePath, programsFolder);
const programs = readHostilePrograms();
let runnerPath = "";
beforeAll(async () => {
  runnerPath = (await buildRunner(statePath)).path;
  await buildPrograms(programsPath, programs);
});
afterAll(() => rmSync(statePath, { recursive: true, force: true }));

const dockerMissing = await findImage().then(
  () => null,
  (error: Error) => error.message,
);
const localMode: HostileMode = process.geteuid?.() === 0 ? "native-root" : "native-user";
/** What a container could change: the walls around the lane, its files, counters and ids. */
const chosen = [
  "ok",
  "abstract",
  "cgroup",
  "clonens",
  "daemon",
  "devs",
  "dockersock",
  "forkbomb",
  "hostfiles",
  "iouring",
]
  .concat([
    "killall",
    "killparent",
    "leave",
    "malloc",
    "memfdbomb",
    "netlink",
    "outflood",
    "procsnoop",
    "procwrite",
  ])
  .concat([
    "ptrace",
    "recurse",
    "selfkill",
    "setuidbin",
    "shadow",
    "stdinreopen",
    "swaplink",
    "syscall32",
    "sysv",
  ])
  .concat(["tcp", "threadbomb", "tmpfill", "writeout"]);

async function trial(mode: HostileMode, ids: readonly string[] | "all") {
  const fill = async (storePath: string) =>
    cpSync(programsPath, join(storePath, programsFolder), { recursive: true });
  const opened = await openMode(mode, { statePath, runnerPath, lanes: 2, fill });
  if (opened.kind === "missing") return opened;
  const tried: TriedProgram[] = [];
  await tryMode(opened, {
    programs: ids === "all" ? programs : programs.filter(({ id }) => ids.includes(id)),
    attacks: [],
    isAtOnceWanted: true,
    signal: new AbortController().signal,
    onTried: (one) => tried.push(one),
    onNotTried: () => undefined,
  }).finally(() => opened.box.close());
  const { weaknesses } = opened.box.selfTest;
  return {
    kind: "tried",
    tried,
    summary: summarize({ mode, how: "", tried, notTried: [], weaknesses }),
  } as const;
}

const whole = 300_000;

describe("the hostile programs", () => {
  it("are the 87 of the list and four that attack the taking of artefacts, and 33 that attack compilers", () => {
    expect([programs.length, readCompileAttacks().length]).toEqual([91, 33]);
  });

  it(`are all contained in the lanes of this machine, and none leaves anything`, {
    timeout: whole,
  }, async () => {
    const result = await trial(localMode, "all");
    if (result.kind === "missing") throw new Error(result.why);
    const { escaped } = result.summary;
    expect(result.tried.filter(({ id }) => escaped.includes(id)).map(rowOf)).toEqual([]);
    if (process.arch === "x64") expect(result.summary.programs).toBe(programs.length + 1);
  });

  const others = (["docker", "native-user", "reduced"] as const).filter((mode) => mode !== localMode);
  for (const mode of others) {
    const isMissing = mode === "docker" && dockerMissing !== null;
    const why = isMissing ? ` (not tried: ${dockerMissing})` : "";
    const title = `are contained in the mode ${mode}, or the box says at start that it cannot${why}`;
    it.skipIf(isMissing)(title, { timeout: whole }, async () => {
      const result = await trial(mode, chosen);
      if (result.kind === "missing") throw new Error(result.why);
      const { escaped } = result.summary;
      expect(result.tried.filter(({ id }) => escaped.includes(id)).map(rowOf)).toEqual([]);
    });
  }
});

describe("the report", () => {
  const tried = (changes: Partial<TriedProgram>): TriedProgram => ({
    ...{ id: "leave", mode: "reduced", expected: "AC", got: "AC", contained: true, probeClean: true },
    ...{ leftover: null, isDeclared: false, ...changes },
  });
  const summaryOf = (one: TriedProgram) =>
    summarize({ mode: "reduced", how: "", tried: [one], notTried: [], weaknesses: [] });

  it("calls what is not contained and not declared a hole", () => {
    expect(summaryOf(tried({ got: "got through: all", contained: false })).escaped).toEqual(["leave"]);
  });
  it("calls what leaves something a hole, though it was contained", () => {
    expect(summaryOf(tried({ probeClean: false, leftover: "left: a file" })).escaped).toEqual(["leave"]);
  });
  it("keeps apart what the box itself says it cannot contain", () => {
    const summary = summaryOf(tried({ contained: false, isDeclared: true }));
    expect([summary.escaped, summary.declared]).toEqual([[], ["leave"]]);
  });
  it("warns of what is declared and contained all the same", () => {
    expect(summaryOf(tried({ isDeclared: true })).declaredYetContained).toEqual(["leave"]);
  });
});

describe("the look around", () => {
  it("finds a file that was left", () => {
    const scratch = mkdtempSync(join(statePath, "scratch-"));
    writeFileSync(join(scratch, "left-here"), "");
    const probe = spawnSync(join(programsPath, probeId, "program"), [scratch], { encoding: "utf8" });
    expect(probe.stdout).toContain("left: a file left-here\n");
    expect(probe.status).toBe(1);
  });
  it("counts the processes below another, their children too", async () => {
    const child = spawn("/bin/sh", ["-c", "sleep 60 & sleep 60 & wait"], { detached: true });
    const { pid = 0 } = child;
    await expect.poll(() => mostProcessesBelow([pid])).toBe(2);
    process.kill(-pid, "SIGKILL");
    await expect.poll(() => mostProcessesBelow([pid])).toBe(0);
  });
});
