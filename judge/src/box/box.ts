import type { BoxSelfTest } from "@bilimdon/contracts/judging-words";

/**
 * The port to a sandbox. A box owns lanes; a lane runs one program (or one conversation) at a time, each in a place
 * made new for it. The local box and the Docker box both pass box-suite.test.ts; nothing above this file knows which
 * one it has.
 *
 * Files never cross the wire: requests name them relative to the box's store, a folder the worker owns and every lane
 * can read (`storePath`, e.g. packages/<hash>/data/secret/1.in or work/lane0/prog). A program sees none of the store
 * but what its request shows it.
 *
 * In argv, env values and collect, "{folder}" stands for where the request's folder is seen inside the box and
 * "{scratch}" for the program's own writable, empty working folder; they differ between modes. A name in `shown` may
 * be written as "{shown:NAME}".
 */
export interface Box {
  readonly selfTest: BoxSelfTest;
  /** Absolute path on this machine of the folder that request paths are relative to. */
  readonly storePath: string;
  readonly laneCount: number;
  /** Where a language family's tools are (see languages/image-family.ts): for records, caches, and what to tell people. */
  toolsOf(family: string): BoxTools;
  /** Waits for a free lane; the caller gives it back. `fewestFirst` is not a queue: callers are served in order. */
  lease(): Promise<Lane>;
  close(): Promise<void>;
}

export type BoxTools =
  /** imageDigest: null where the machine's own tools are used. */
  | { readonly kind: "here"; readonly imageDigest: string | null }
  | { readonly kind: "missing"; readonly why: string };

export interface Lane {
  readonly index: number;
  /** Runs one program. Never throws for what a program does; a box that broke is a "box-failed" report. */
  run(request: RunRequest): Promise<TestReport>;
  /** Runs two programs joined stdout to stdin and back. */
  converse(request: ConversationRequest): Promise<ConversationReport>;
  /**
   * The same with nothing else running on this host, in whichever worker's lane: waits for the others' runs and holds
   * their next ones back. Where the box cannot see other workers it says so (selfTest.weaknesses).
   */
  runAlone(request: RunRequest): Promise<TestReport>;
  converseAlone(request: ConversationRequest): Promise<ConversationReport>;
  release(): void;
}

export interface NeededTools {
  /** A language family, as in Box.toolsOf. */
  readonly family: string;
  /** Machine code: it belongs among its family's tools and runs without them where it has to meet another program. */
  readonly isMachineCode: boolean;
}

export interface RunRequest {
  /** Whose tools the program is run with; any will do when not given. */
  readonly tools?: NeededTools;
  readonly argv: readonly string[];
  /** Not for callers: the pool's mark of a run alone. */
  readonly company?: "alone";
  /** The whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Store folder shown read-only at {folder}; null: none. */
  readonly folder: string | null;
  /** More store files shown read-only, by name. Used for validators (case.in, case.ans), never for contestants' tests. */
  readonly shown: Readonly<Record<string, string>>;
  /** Store files copied into the scratch folder before the start, scratch name → store path. */
  readonly placed: Readonly<Record<string, string>>;
  /** Store file, or null for an empty stdin. */
  readonly stdin: string | null;
  /** Store path the output is written to, or null to count and drop it. */
  readonly stdoutTo: string | null;
  readonly stderrTo: string | null;
  /** Regular files taken out of the scratch folder afterwards: scratch name → store path. Absent ones are skipped. */
  readonly collect: readonly { readonly from: string; readonly to: string; readonly maxBytes: number }[];
  readonly limits: RunLimits;
}

export interface RunLimits {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  /** stdout, stderr and any file, each. */
  readonly outputBytes: number;
  readonly scratchBytes: number;
  readonly processes: number;
  readonly openFiles: number;
  readonly stackBytes: number;
}

/** How a program ended. A limit that was passed wins over the signal it caused. */
export type Ending =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "limit"; readonly limit: "cpu" | "wall" | "memory" | "output" };

export type RunReport = RunFinished | BoxFailed;

export interface RunFinished {
  readonly kind: "finished";
  readonly ending: Ending;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly isMemoryApproximate: boolean;
  readonly stdoutBytes: number;
  readonly stderrBytes: number;
  /** Scratch names collected and their sizes. */
  readonly collected: Readonly<Record<string, number>>;
}

export type TestReport = TestFinished | BoxFailed;

export interface TestFinished extends RunFinished {
  /** What it cost the lane, by the runner's clock: from the request in hand to its reply, start and clearing away too. */
  readonly laneMs: number;
}

/** The platform's fault: the box did not start, the lane died, a file could not be opened. */
export interface BoxFailed {
  readonly kind: "box-failed";
  readonly detail: string;
}

/** `first` is the contestant's program, `second` the judge's side (interactor); each has its own place and limits. */
export interface ConversationRequest {
  /** As in RunRequest. */
  readonly company?: "alone";
  readonly first: Omit<RunRequest, "stdin" | "stdoutTo">;
  readonly second: Omit<RunRequest, "stdin" | "stdoutTo">;
  /** Store path for the transcript: lines "> …" from the program and "< …" from the judge, cut at 64 KiB; or null. */
  readonly transcriptTo: string | null;
}

export type ConversationReport =
  | {
      readonly kind: "finished";
      readonly first: RunFinished;
      readonly second: RunFinished;
      /** Which side ended first; decides between a rejection and the crash it caused. */
      readonly endedFirst: "first" | "second";
    }
  | BoxFailed;
