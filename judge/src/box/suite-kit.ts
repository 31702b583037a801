import { execFileSync } from "node:child_process";
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import type { Box, ConversationRequest, Ending, Lane, RunLimits, RunReport, RunRequest } from "./box.ts";

const mebibyte = 1_048_576;

/** What a mode cannot bound, and must tell. */
export type Lack = "the scratch folder's whole size" | "memory exactly";

export interface SuiteSubject {
  readonly name: string;
  /** Why this box cannot be tried here, or null. */
  readonly missing: string | null;
  readonly lacks: readonly Lack[];
  /** Whose the store must be, when not the tests' own user. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  open(storePath: string): Promise<Box>;
  /** Kills the runners behind the lanes, as a crash would. */
  breakLanes(storePath: string): void | Promise<void>;
}

/** A wide wall: on a busy machine little processor time may take long. */
export const smallLimits: RunLimits = {
  cpuMs: 400,
  wallMs: 60_000,
  memoryBytes: 256 * mebibyte,
  outputBytes: 16 * mebibyte,
  scratchBytes: 64 * mebibyte,
  processes: 64,
  openFiles: 64,
  stackBytes: 256 * mebibyte,
};

/** For programs that wait until they are stopped. */
export const shortWall: RunLimits = { ...smallLimits, cpuMs: 10_000, wallMs: 700 };

const checkFolder = resolve(import.meta.dirname, "../../../sandbox-images/runner/check");
const hostileSources = ["main", "taking", "escaping", "leaving"].map((part) => `hostile-${part}.c`);

/** A store with the hostile programs in `tools`, below a folder nobody else may enter. */
export class SuiteRoom {
  readonly root = mkdtempSync(join(tmpdir(), "bilimdon-box-"));
  readonly storePath = join(this.root, "store");
  box: Box | null = null;
  lane: Lane | null = null;

  constructor(private readonly subject: SuiteSubject) {
    mkdirSync(join(this.storePath, "tools"), { recursive: true });
    const sources = hostileSources.map((name) => join(checkFolder, name));
    const flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O1", "-w", "-static"];
    execFileSync("cc", [...flags, "-o", join(this.storePath, "tools/hostile"), ...sources]);
    this.write("secret.txt", "nobody may read this");
    const { owner } = subject;
    if (owner) execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, this.root]);
  }

  async open(): Promise<void> {
    this.box = await this.subject.open(this.storePath);
    this.lane = await this.box.lease();
  }

  async close(): Promise<void> {
    this.lane?.release();
    await this.box?.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  write(path: string, content: string | Buffer): void {
    writeFileSync(join(this.storePath, path), content);
    const { owner } = this.subject;
    if (owner) chownSync(join(this.storePath, path), owner.uid, owner.gid);
  }

  copy(from: string, to: string): void {
    cpSync(join(this.storePath, from), join(this.storePath, to), { recursive: true });
  }

  read(path: string): string {
    return readFileSync(join(this.storePath, path), "utf8");
  }

  readBytes(path: string): Buffer {
    return readFileSync(join(this.storePath, path));
  }

  request(argv: readonly string[], changes: Partial<RunRequest> = {}): RunRequest {
    return {
      argv,
      env: {},
      folder: "tools",
      shown: {},
      placed: {},
      stdin: null,
      stdoutTo: "out",
      stderrTo: "err",
      collect: [],
      limits: smallLimits,
      ...changes,
    };
  }

  openedLane(): Lane {
    if (this.lane === null) throw new Error("the box is not open");
    return this.lane;
  }

  openedBox(): Box {
    if (this.box === null) throw new Error("the box is not open");
    return this.box;
  }

  run(argv: readonly string[], changes: Partial<RunRequest> = {}): Promise<RunReport> {
    return this.openedLane().run(this.request(argv, changes));
  }

  hostile(...args: readonly string[]): Promise<RunReport> {
    return this.run(["{folder}/hostile", ...args]);
  }

  /** How a run ended in one word and what it printed: "exited 0", "signalled SIGSEGV", "limit cpu". */
  async outcome(...args: readonly string[]): Promise<string> {
    const report = await this.hostile(...args);
    if (report.kind === "box-failed") return `box-failed ${report.detail}`;
    const said = report.stdoutBytes < 300 ? this.read("out") : "";
    return said.startsWith("got through") ? said.trim() : endingWords(report.ending);
  }

  converse(
    first: readonly string[],
    second: readonly string[],
    limits: Partial<RunLimits> = {},
  ): ReturnType<Lane["converse"]> {
    const side = (argv: readonly string[], stderrTo: string): ConversationRequest["first"] => {
      const { stdin: _, stdoutTo: __, ...rest } = this.request(argv, { stderrTo });
      return { ...rest, limits: { ...smallLimits, ...limits } };
    };
    return this.openedLane().converse({
      first: side(first, "err"),
      second: { ...side(second, "err2"), collect: [{ from: "note.txt", to: "note.txt", maxBytes: 100 }] },
      transcriptTo: "transcript",
    });
  }
}

export function endingWords(ending: Ending): string {
  if (ending.kind === "exited") return `exited ${ending.code}`;
  return ending.kind === "signalled" ? `signalled ${ending.signal}` : `limit ${ending.limit}`;
}

/** How the sentence begins by which a box tells its operator of the lack. */
const tellings: Readonly<Record<Lack, string>> = {
  "the scratch folder's whole size": "The whole size of the scratch folder is not bounded",
  "memory exactly": "No cgroup",
};

/** A test of a bound. A mode that cannot hold it is not let off: it must have told its operator so. */
export function itBounds(
  room: SuiteRoom,
  bound: { readonly lack: Lack; readonly isLacking: boolean },
  title: string,
  test: () => Promise<void>,
): void {
  const { lack, isLacking } = bound;
  if (!isLacking) it(title, test);
  else
    it(`${title}, or else tells its operator that it does not bound ${lack}`, () => {
      const told = room.openedBox().selfTest.weaknesses;
      expect(told.filter((sentence) => sentence.startsWith(tellings[lack]))).toHaveLength(1);
    });
}
