import { constants } from "node:os";
import type { ConversationReport, Ending, RunFinished, TestReport } from "./box.ts";

/** Where one of a lane's two places shows its files. */
export interface PlacePaths {
  readonly folder: string;
  readonly scratch: string;
  readonly shown: string;
}

/** What the runner says of itself before anything else. */
export interface Hello {
  readonly kind: "hello";
  readonly runner: string;
  readonly protocol: number;
  readonly isReduced: boolean;
  readonly isRoot: boolean;
  readonly cgroup: "v1" | "v2" | "none";
  readonly isSeccompOn: boolean;
  readonly isLandlockOn: boolean;
  /** Peaks are looked for now and then, or one process's alone. */
  readonly isMemoryApproximate: boolean;
  /** The one its lane is pinned to, or null. */
  readonly core: number | null;
  readonly namespaces: readonly string[];
  readonly weaknesses: readonly string[];
  /** The second is for the judge's side of a conversation. */
  readonly places: readonly [PlacePaths, PlacePaths];
}

/** The cores a box's lanes are pinned to, in order. */
export function coresOf(lanes: readonly Hello[]): number[] {
  return lanes.flatMap((lane) => (lane.core === null ? [] : [lane.core])).sort((a, b) => a - b);
}

/** The lane could not be set up; nothing can be run in it. */
export interface SetUpFailed {
  readonly kind: "failed";
  readonly detail: string;
}

type Fields = readonly string[];

/** Of REPORT.md; a runner of another one is refused. */
const protocolVersion = 1;

/** @throws Error naming the field when the runner says something REPORT.md does not allow */
export function readHello(fields: Fields): Hello | SetUpFailed {
  const kind = one(fields, "kind");
  if (kind === "failed") return { kind, detail: one(fields, "detail") };
  if (kind !== "hello") throw new Error(`the runner began with kind=${kind}`);
  const protocol = count(fields, "v");
  if (protocol !== protocolVersion)
    throw new Error(`the runner speaks version ${protocol} of the protocol, this worker ${protocolVersion}`);
  const [folders, scratches, showns] = [all(fields, "folder"), all(fields, "scratch"), all(fields, "shown")];
  const place = (index: number): PlacePaths => ({
    folder: needed(folders[index], "folder"),
    scratch: needed(scratches[index], "scratch"),
    shown: needed(showns[index], "shown"),
  });
  return {
    kind,
    runner: one(fields, "runner"),
    protocol,
    isReduced: one(fields, "mode") === "reduced",
    isRoot: count(fields, "root") === 1,
    cgroup: oneOf(one(fields, "cgroup"), ["v1", "v2", "none"] as const),
    isSeccompOn: count(fields, "seccomp") > 0,
    isLandlockOn: count(fields, "landlock") > 0,
    isMemoryApproximate: oneOf(one(fields, "memory"), ["exact", "approximate"] as const) === "approximate",
    core: all(fields, "core").length === 0 ? null : count(fields, "core"),
    namespaces: all(fields, "namespace"),
    weaknesses: all(fields, "weakness"),
    places: [place(0), place(1)],
  };
}

/** The id of the request a reply answers. */
export function readReplyId(fields: Fields): number {
  return count(fields, "id");
}

/** @throws Error naming the field when the reply is not one REPORT.md allows */
export function readRunReport(fields: Fields, isMemoryApproximate: boolean): TestReport {
  const kind = one(fields, "kind");
  if (kind === "failed") return { kind: "box-failed", detail: one(fields, "detail") };
  return { ...readFinished(fields, kind, isMemoryApproximate), laneMs: count(fields, "lane-us") / 1000 };
}

/** @throws Error naming the field when the reply is not one REPORT.md allows */
export function readConversationReport(fields: Fields, isMemoryApproximate: boolean): ConversationReport {
  const kind = one(fields, "kind");
  if (kind === "failed") return { kind: "box-failed", detail: one(fields, "detail") };
  const border = fields.indexOf("side=second");
  if (border < 0) throw new Error("the runner's reply has no second side");
  return {
    kind: "finished",
    first: readFinished(fields.slice(0, border), kind, isMemoryApproximate),
    second: readFinished(fields.slice(border), kind, isMemoryApproximate),
    endedFirst: oneOf(one(fields, "ended-first"), ["first", "second"] as const),
  };
}

function readFinished(fields: Fields, kind: string, isMemoryApproximate: boolean): RunFinished {
  if (kind !== "finished") throw new Error(`the runner replied with kind=${kind}`);
  return {
    kind,
    ending: readEnding(fields),
    cpuMs: count(fields, "cpu-us") / 1000,
    wallMs: count(fields, "wall-us") / 1000,
    memoryBytes: count(fields, "memory-bytes"),
    isMemoryApproximate,
    stdoutBytes: count(fields, "stdout-bytes"),
    stderrBytes: count(fields, "stderr-bytes"),
    collected: Object.fromEntries(all(fields, "collected").map(readCollected)),
  };
}

const endings = ["exited", "signalled", "cpu", "wall", "memory", "output"] as const;

function readEnding(fields: Fields): Ending {
  const ending = oneOf(one(fields, "ending"), endings);
  if (ending === "exited") return { kind: "exited", code: count(fields, "code") };
  if (ending === "signalled") return { kind: "signalled", signal: signalName(count(fields, "code")) };
  return { kind: "limit", limit: ending };
}

function signalName(number: number): string {
  const known = Object.entries(constants.signals).find(([, value]) => value === number);
  return known === undefined ? `signal ${number}` : known[0];
}

function readCollected(text: string): [string, number] {
  const colon = text.lastIndexOf(":");
  return [text.slice(0, colon), decimal(text.slice(colon + 1), "collected")];
}

function all(fields: Fields, key: string): string[] {
  return fields.filter((field) => field.startsWith(`${key}=`)).map((field) => field.slice(key.length + 1));
}

function one(fields: Fields, key: string): string {
  return needed(all(fields, key)[0], key);
}

function count(fields: Fields, key: string): number {
  return decimal(one(fields, key), key);
}

function decimal(text: string, key: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new Error(`the runner's ${key} is "${text}"`);
  return number;
}

function needed(value: string | undefined, key: string): string {
  if (value === undefined) throw new Error(`the runner's reply has no ${key}`);
  return value;
}

function oneOf<const T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw new Error(`the runner said "${value}", not one of ${known.join(", ")}`);
  return found;
}
