/** A worker in the middle of a test, to be killed: opens a box in the folder it is told and runs a program for ever. */
import { openBox } from "../../src/box/open-box.ts";
import { prepareStore } from "../../src/judge-room.ts";

const [statePath = ""] = process.argv.slice(2);
const storePath = `${statePath}/store`;
await prepareStore(storePath);
const box = await openBox({ choice: "local", statePath, storePath, lanes: 1, tell: () => undefined });
const lane = await box.lease();
const hour = 3_600_000;
const mebibyte = 1_048_576;
await lane.run({
  argv: ["/bin/sh", "-c", "while :; do :; done & while :; do :; done"],
  env: {},
  folder: null,
  shown: {},
  placed: {},
  stdin: null,
  stdoutTo: null,
  stderrTo: null,
  collect: [],
  limits: {
    ...{ cpuMs: hour, wallMs: hour, memoryBytes: 64 * mebibyte, outputBytes: mebibyte },
    ...{ scratchBytes: mebibyte, processes: 16, openFiles: 64, stackBytes: 8 * mebibyte },
  },
});
