import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunRequest } from "./box.ts";
import { boxSuite } from "./box-suite.ts";
import { buildRunner } from "./build-runner.ts";
import { openLocalBox } from "./local-box.ts";
import { smallLimits } from "./suite-kit.ts";

const statePath = mkdtempSync(join(tmpdir(), "bilimdon-runner-"));
// Nobody must be able to start what is built here.
chmodSync(statePath, 0o755);
let runnerPath = "";
beforeAll(async () => {
  runnerPath = (await buildRunner(statePath)).path;
});
afterAll(() => rmSync(statePath, { recursive: true, force: true }));

const isRoot = process.geteuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

boxSuite({
  name: isRoot ? "the local box, as root" : "the local box, as an ordinary user",
  missing: null,
  lacks: isRoot ? [] : ["memory exactly"],
  open: (storePath) => openLocalBox({ storePath, laneCount: 2, runnerPath }),
  breakLanes,
});

boxSuite({
  name: "the local box, as nobody",
  missing: isRoot ? null : "only root can become nobody",
  lacks: ["memory exactly"],
  owner: nobody,
  open: (storePath) => openLocalBox({ storePath, laneCount: 2, runnerPath, runAs: nobody }),
  breakLanes,
});

boxSuite({
  name: "the local box, without user namespaces",
  missing: isRoot ? null : "only root can do without user namespaces",
  lacks: [],
  open: (storePath) => openLocalBox({ storePath, laneCount: 2, runnerPath, withUserNamespace: false }),
  breakLanes,
});

boxSuite({
  name: "the reduced box",
  missing: null,
  lacks: isRoot ? ["the scratch folder's whole size"] : ["the scratch folder's whole size", "memory exactly"],
  open: (storePath) => openLocalBox({ storePath, laneCount: 2, runnerPath, isolation: "reduced" }),
  breakLanes,
});

boxSuite({
  name: "the reduced box, as nobody",
  missing: isRoot ? null : "only root can become nobody",
  lacks: ["the scratch folder's whole size", "memory exactly"],
  owner: nobody,
  open: (storePath) =>
    openLocalBox({ storePath, laneCount: 2, runnerPath, isolation: "reduced", runAs: nobody }),
  breakLanes,
});

const swept = isRoot ? "" : " (not tried: only root can give programs a user of their own)";
it.skipIf(!isRoot)(
  `says what it cannot hide without Landlock, and sweeps the folders open to all${swept}`,
  async () => {
    const root = mkdtempSync(join(tmpdir(), "bilimdon-open-"));
    const options = { storePath: join(root, "store"), laneCount: 1, runnerPath };
    const box = await openLocalBox({ ...options, isolation: "reduced", withLandlock: false });
    const mark = `left-${process.pid}`;
    const script = `for f in /tmp /var/tmp /dev/shm; do mkdir $f/${mark} && echo x > $f/${mark}/x || exit 1; done`;
    const lane = await box.lease();
    const left = await lane.run({ ...trueRequest, argv: ["/bin/sh", "-c", script] });
    lane.release();
    await box.close();
    expect(left).toMatchObject({ ending: { kind: "exited", code: 0 } });
    expect(["/tmp", "/var/tmp", "/dev/shm"].filter((folder) => existsSync(join(folder, mark)))).toEqual([]);
    expect(box.selfTest.weaknesses.join("\n")).toContain("such as /etc/passwd");
    rmSync(root, { recursive: true, force: true });
  },
);

const pidsFolder = "/sys/fs/cgroup/pids/bilimdon";
const hasPidsV1 = isRoot && existsSync("/sys/fs/cgroup/pids/cgroup.procs");
const pidsNote = hasPidsV1 ? "" : " (not tried: there is no pids cgroup of version 1 to put a process in)";
it.skipIf(!hasPidsV1)(
  `ends a lane in which a process is left after a test, and opens another${pidsNote}`,
  async () => {
    const storePath = join(mkdtempSync(join(tmpdir(), "bilimdon-left-")), "store");
    const before = new Set(existsSync(pidsFolder) ? readdirSync(pidsFolder) : []);
    const box = await openLocalBox({ storePath, laneCount: 1, runnerPath });
    const [own] = readdirSync(pidsFolder).filter(
      (name) => name.startsWith(`${process.pid}-`) && !before.has(name),
    );
    const stranger = spawn("/bin/sleep", ["60"]);
    writeFileSync(join(pidsFolder, String(own), "cgroup.procs"), String(stranger.pid));
    const lane = await box.lease();
    const first = await lane.run(trueRequest);
    const second = await lane.run(trueRequest);
    lane.release();
    await box.close();
    stranger.kill("SIGKILL");
    expect(first).toMatchObject({ kind: "box-failed", detail: expect.stringContaining("are left") });
    expect(second).toMatchObject({ ending: { kind: "exited", code: 0 } });
    rmSync(join(storePath, ".."), { recursive: true, force: true });
  },
);

// A tool folder below /tmp would itself be covered by the program's own /tmp.
const canMakeTools = isRoot && existsSync("/srv");
const toolsNote = canMakeTools ? "" : " (not tried: only root may write to /srv)";
it.skipIf(!canMakeTools)(
  `hides a store that lies below a folder programs are shown${toolsNote}`,
  async () => {
    const shown = mkdtempSync("/srv/bilimdon-shown-");
    chmodSync(shown, 0o755);
    writeFileSync(join(shown, "tool.txt"), "a tool");
    const storePath = join(shown, "store");
    const box = await openLocalBox({ storePath, laneCount: 1, runnerPath, toolFolders: [shown] });
    writeFileSync(join(storePath, "secret.txt"), "a secret");
    const lane = await box.lease();
    const report = await lane.run({
      ...{
        argv: ["/bin/cat", join(shown, "tool.txt"), join(storePath, "secret.txt")],
        env: {},
        folder: null,
      },
      ...{
        shown: {},
        placed: {},
        stdin: null,
        stdoutTo: "out",
        stderrTo: null,
        collect: [],
        limits: smallLimits,
      },
    });
    lane.release();
    await box.close();
    expect(report).toMatchObject({ ending: { kind: "exited", code: 1 } });
    expect(readFileSync(join(storePath, "out"), "utf8")).toBe("a tool");
    rmSync(shown, { recursive: true, force: true });
  },
);

it("sends what never reached a runner that had died unnoticed to the next one", async () => {
  const root = mkdtempSync(join(tmpdir(), "bilimdon-dead-"));
  const storePath = join(root, "store");
  const box = await openLocalBox({ storePath, laneCount: 1, runnerPath, isolation: "reduced" });
  const lane = await box.lease();
  breakLanes(storePath);

  expect(await lane.run(trueRequest)).toMatchObject({ ending: { kind: "exited", code: 0 } });
  lane.release();
  await box.close();
  rmSync(root, { recursive: true, force: true });
});

const trueRequest: RunRequest = {
  ...{ argv: ["/bin/true"], env: {}, folder: null, shown: {}, placed: {}, stdin: null, stdoutTo: null },
  ...{ stderrTo: null, collect: [], limits: smallLimits },
};

/** Kills the runners that serve a store, as a crash would; they are dead before this process had a turn to hear of it. */
function breakLanes(storePath: string): void {
  const runners = readdirSync("/proc").filter((pid) => {
    const line = /^\d+$/.test(pid) ? readCommand(pid) : [];
    return line[1] === "serve" && line.includes(storePath);
  });
  for (const pid of runners) kill(Number(pid));
  while (runners.some((pid) => readCommand(pid).length > 1)) Atomics.wait(aWhile, 0, 0, 1);
}

/** One of them may have died with another already. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

const aWhile = new Int32Array(new SharedArrayBuffer(4));

function readCommand(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
