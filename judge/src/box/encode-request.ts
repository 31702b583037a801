import type { ConversationRequest, RunLimits, RunRequest } from "./box.ts";
import { encodeFrame, maxBodyBytes } from "./frame-reader.ts";
import type { Hello, PlacePaths } from "./read-report.ts";

/** @throws Error in words when the request cannot be said in one frame */
export function encodeRun(id: number, request: RunRequest, places: Hello["places"]): Buffer {
  const side = [
    ...sideFields(request, places[0]),
    ...pathField("stdin", request.stdin),
    ...pathField("stdout", request.stdoutTo),
  ];
  return checked(encodeFrame([...headFields(id, "run"), ...companyField(request), ...side]));
}

/** @throws Error in words when the request cannot be said in one frame */
export function encodeConversation(
  id: number,
  request: ConversationRequest,
  places: Hello["places"],
): Buffer {
  return checked(
    encodeFrame([
      ...headFields(id, "converse"),
      ...companyField(request),
      ...pathField("transcript", request.transcriptTo),
      ...sideFields(request.first, places[0]),
      "side=second",
      ...sideFields(request.second, places[1]),
    ]),
  );
}

function headFields(id: number, kind: string): string[] {
  return ["v=1", `id=${id}`, `kind=${kind}`];
}

function companyField({ company }: Pick<RunRequest, "company">): string[] {
  return company === undefined ? [] : [`company=${company}`];
}

type Side = Omit<RunRequest, "stdin" | "stdoutTo">;

function sideFields(side: Side, place: PlacePaths): string[] {
  const fill = (text: string) => fillPlaces(text, place);
  return [
    ...side.argv.map((argument) => `arg=${fill(argument)}`),
    ...Object.entries(side.env).map(([name, value]) => `env=${name}=${fill(value)}`),
    ...pathField("folder", side.folder),
    ...namedFields("shown", side.shown),
    ...namedFields("placed", side.placed),
    ...pathField("stderr", side.stderrTo),
    ...side.collect.map(({ from, to, maxBytes }) => `collect=${named(inScratch(from))}:${maxBytes}:${to}`),
    ...limitFields(side.limits),
  ];
}

function fillPlaces(text: string, place: PlacePaths): string {
  return text
    .replaceAll("{folder}", place.folder)
    .replaceAll("{scratch}", place.scratch)
    .replaceAll(/\{shown:([^}]*)\}/g, (_, name: string) => `${place.shown}/${name}`);
}

function inScratch(from: string): string {
  return from.startsWith("{scratch}/") ? from.slice("{scratch}/".length) : from;
}

function pathField(key: string, path: string | null): string[] {
  return path === null ? [] : [`${key}=${path}`];
}

function namedFields(key: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).map(([name, path]) => `${key}=${named(name)}:${path}`);
}

function named(name: string): string {
  if (name.includes(":")) throw new Error(`the file name "${name}" has a colon`);
  return name;
}

function limitFields(limits: RunLimits): string[] {
  const whole = (value: number) => String(Math.ceil(value));
  return [
    `cpu-ms=${whole(limits.cpuMs)}`,
    `wall-ms=${whole(limits.wallMs)}`,
    `memory-bytes=${whole(limits.memoryBytes)}`,
    `output-bytes=${whole(limits.outputBytes)}`,
    `scratch-bytes=${whole(limits.scratchBytes)}`,
    `processes=${whole(limits.processes)}`,
    `open-files=${whole(limits.openFiles)}`,
    `stack-bytes=${whole(limits.stackBytes)}`,
  ];
}

function checked(frame: Buffer): Buffer {
  if (frame.length - 4 > maxBodyBytes) {
    throw new Error(`the request takes ${frame.length - 4} bytes; a frame holds ${maxBodyBytes}`);
  }
  return frame;
}
