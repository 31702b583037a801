import { expect, it } from "vitest";
import { encodeFrame, FrameReader } from "./frame-reader.ts";
import { readConversationReport, readHello, readRunReport } from "./read-report.ts";

const finished = [
  ...["v=1", "id=3", "kind=finished", "ending=exited", "code=42", "cpu-us=1500", "wall-us=2500"],
  ...["memory-bytes=1024", "stdout-bytes=5", "stderr-bytes=0", "collected=a:b.txt:7"],
];

it("puts frames together from pieces cut anywhere", () => {
  const reader = new FrameReader();
  const bytes = Buffer.concat([encodeFrame(["a=1", "b=oʻ"]), encodeFrame(["c="])]);
  const frames = [...bytes].flatMap((byte) => reader.take(Buffer.from([byte])));
  expect(frames).toEqual([["a=1", "b=oʻ"], ["c="]]);
});

it.each([
  ["a length of nothing", Buffer.from([0, 0, 0, 0])],
  ["a length over the most", Buffer.from([1, 0, 1, 0])],
  ["a body without its NUL", Buffer.from([1, 0, 0, 0, 97])],
])("refuses %s", (_, bytes) => {
  expect(() => new FrameReader().take(bytes)).toThrow(/a frame/);
});

const replied = [...finished, "lane-us=3500"];

it("reads how a program ended and what it used", () => {
  expect(readRunReport(replied, false)).toEqual({
    kind: "finished",
    ending: { kind: "exited", code: 42 },
    cpuMs: 1.5,
    wallMs: 2.5,
    memoryBytes: 1024,
    isMemoryApproximate: false,
    stdoutBytes: 5,
    stderrBytes: 0,
    collected: { "a:b.txt": 7 },
    laneMs: 3.5,
  });
});

it.each([
  ["signalled", "11", { kind: "signalled", signal: "SIGSEGV" }],
  ["memory", "0", { kind: "limit", limit: "memory" }],
])("reads the ending %s", (ending, code, expected) => {
  const fields = replied.map((field) =>
    field === "ending=exited" ? `ending=${ending}` : field.replace("code=42", `code=${code}`),
  );
  expect(readRunReport(fields, false)).toMatchObject({ ending: expected });
});

it("keeps the two sides of a conversation apart", () => {
  const second = finished.slice(3).map((field) => field.replace("code=42", "code=43"));
  const fields = [...finished, "side=second", ...second, "ended-first=second"];
  expect(readConversationReport(fields, false)).toMatchObject({
    first: { ending: { code: 42 } },
    second: { ending: { code: 43 } },
    endedFirst: "second",
  });
});

it.each([
  ["an unknown ending", "ending=exited", "ending=vanished"],
  ["a number that is none", "cpu-us=1500", "cpu-us=-1"],
  ["another kind", "kind=finished", "kind=hello"],
  ["a missing field", "wall-us=2500", "wall=1"],
])("refuses %s", (_, from, to) => {
  const fields = replied.map((field) => (field === from ? to : field));
  expect(() => readRunReport(fields, false)).toThrow(/runner/);
});

it("gives the runner's own words when the lane could not be set up", () => {
  expect(readHello(["v=1", "id=0", "kind=failed", "detail=namespaces are refused"])).toEqual({
    kind: "failed",
    detail: "namespaces are refused",
  });
});
