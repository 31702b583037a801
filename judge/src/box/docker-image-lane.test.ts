import { beforeEach, describe, expect, it } from "vitest";
import type { NeededTools, RunRequest, TestReport } from "./box.ts";
import { openLaneOfImages } from "./docker-image-lane.ts";
import type { SandboxImage } from "./docker-images.ts";
import type { KeptLane } from "./docker-kept-lane.ts";
import type { Hello } from "./read-report.ts";

const place = { folder: "/w", scratch: "/w", shown: "/w" };
const hello: Hello = {
  ...{ kind: "hello", runner: "1", protocol: 1, isReduced: false, isRoot: true, cgroup: "v1" },
  ...{ isSeccompOn: true, isLandlockOn: false, namespaces: [], weaknesses: [], places: [place, place] },
  ...{ isMemoryApproximate: false, core: null },
};
const limits = {
  ...{ cpuMs: 1, wallMs: 1, memoryBytes: 1, outputBytes: 1, scratchBytes: 1, processes: 1, openFiles: 1 },
  stackBytes: 1,
};
const request = (tools?: NeededTools): RunRequest => ({
  ...{ argv: ["/bin/true"], env: {}, folder: null, shown: {}, placed: {}, stdin: null, stdoutTo: null },
  ...{ stderrTo: null, collect: [], limits },
  ...(tools === undefined ? {} : { tools }),
});
const tool = (family: string) => ({ family, isMachineCode: false });
const machineCode = (family: string) => ({ family, isMachineCode: true });

const images: readonly SandboxImage[] = [
  { name: "s-cpp", digest: "cpp", families: ["cpp", "python"] },
  { name: "s-java", digest: "java", families: ["java", "python"] },
  { name: "s-python", digest: "python", families: ["python"] },
];

let log: string[];
beforeEach(() => {
  log = [];
});

async function keep(image: SandboxImage): Promise<KeptLane> {
  log.push(`start ${image.digest}`);
  const broken = async (): Promise<TestReport> => ({ kind: "box-failed", detail: image.digest });
  return {
    ...{ index: 0, hello },
    run: broken,
    converse: async () => ({ kind: "box-failed", detail: image.digest }),
    prepare: async () => void log.push(`prepare ${image.digest}`),
    settle: async () => void log.push(`settle ${image.digest}`),
    close: async () => void log.push(`close ${image.digest}`),
  };
}
const open = () => openLaneOfImages({ index: 0, images, keep });

describe("a lane of several images", () => {
  it("starts a container for an image when it is first needed, and once", async () => {
    const lane = await open();
    expect(log).toEqual(["start python"]);

    await lane.run(request(tool("java")));
    await lane.run(request(tool("java")));

    expect(log).toEqual(["start python", "start java", "prepare java"]);
  });

  it("settles the containers a submission used and no other", async () => {
    const lane = await open();
    await lane.run(request(tool("java")));
    await lane.run(request(machineCode("cpp")));
    log = [];

    await lane.settle();
    await lane.settle();

    expect(log).toEqual(["settle java", "settle cpp"]);
  });

  it.each([
    ["a program of Java and a validator in Python", tool("java"), tool("python"), "java"],
    ["a program of Java and a validator compiled to machine code", tool("java"), machineCode("cpp"), "java"],
    ["machine code and machine code of another compiler", machineCode("rust"), machineCode("cpp"), "python"],
  ])("lets %s talk in one image", async (_, first, second, digest) => {
    const lane = await open();

    const report = await lane.converse({
      first: request(first),
      second: request(second),
      transcriptTo: null,
    });

    expect(report).toEqual({ kind: "box-failed", detail: digest });
  });

  it("says which tools no image has together, and what makes one", async () => {
    const lane = await open();

    const report = await lane.converse({
      first: request(tool("java")),
      second: request(tool("cpp")),
      transcriptTo: null,
    });

    expect(report).toMatchObject({
      detail: expect.stringMatching(/^no sandbox image has java and cpp;.*build\.sh/),
    });
  });

  it("closes every container it started", async () => {
    const lane = await open();
    await lane.run(request(tool("java")));
    log = [];

    await lane.close();

    expect(log).toEqual(["close python", "close java"]);
  });
});
