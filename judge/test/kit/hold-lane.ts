/** A worker in the middle of a test, to be killed: opens a box in the folder it is told and runs a program for ever. */
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { openBox } from "../../src/box/open-box.ts";
import { boxChoices } from "../../src/config.ts";
import { prepareStore } from "../../src/judge-room.ts";

const [statePath = "", wish = "local", image = "", company = "together"] = process.argv.slice(2);
const choice = boxChoices.find((one) => one === wish) ?? "local";
const storePath = `${statePath}/store`;
await prepareStore(storePath);
const ofImage = image === "" ? {} : { image };
const box = await openBox({ choice, statePath, storePath, lanes: 1, ...ofImage, tell: () => undefined });
const lane = await box.lease();
const hour = 3_600_000;
const mebibyte = 1_048_576;
const request = {
  argv: ["/bin/sh", "-c", "echo begun; while :; do :; done & while :; do :; done"],
  env: {},
  folder: null,
  shown: {},
  placed: {},
  stdin: null,
  stdoutTo: "work/said",
  stderrTo: null,
  collect: [],
  limits: {
    ...{ cpuMs: hour, wallMs: hour, memoryBytes: 64 * mebibyte, outputBytes: mebibyte },
    ...{ scratchBytes: mebibyte, processes: 16, openFiles: 64, stackBytes: 8 * mebibyte },
  },
};
const running = company === "alone" ? lane.runAlone(request) : lane.run(request);
const isBegun = () =>
  stat(`${storePath}/work/said`).then(
    ({ size }) => size > 0,
    () => false,
  );
while (!(await isBegun())) await sleep(10);
process.stdout.write("begun\n");
await running;
