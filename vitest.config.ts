import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// What runs alone in a test waits for the other tests' lanes, not for those of a platform that runs on this machine.
if (process.env.BILIMDON_COMPANY === undefined) {
  const company = join(tmpdir(), `bilimdon-company-${process.pid}`);
  process.env.BILIMDON_COMPANY = company;
  process.on("exit", () => rmSync(company, { recursive: true, force: true }));
}

/** Files that take a minute or more begin first, so that none of them is left to run by itself at the end. */
const longest = [
  "every-page-is-readable",
  "bench-judge",
  "hostile",
  "corpus",
  "conversations",
  "commands",
  "local-box",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.indexOf(basename(moduleId, ".test.ts"));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

const judgeTests = ["src/**/*.test.ts", "test/**/*.test.ts"];
/** What attacks a box, breaks one, or counts milliseconds: one file after the other, and nothing beside it. */
const boxTests = [
  "src/box/{local-box,docker-box}.test.ts",
  "test/{hostile,hostile-moments,engine-death,cgroup-v2,alone-across-workers,calibration}.test.ts",
];

/** Has a lane a core by itself: beside other files it waits for every run of theirs that is made alone. */
const packageTests = ["test/own-packages.test.ts"];

/** Counts the seconds until what was killed is made good, so that nothing runs beside it. */
const faultJourneys = ["test/journeys/faults.test.ts"];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Vitest leaves one core to itself, which on a machine with two doubles the time.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: "rules", root: "api/rules", include: ["src/**/*.test.ts"] } },
      { test: { name: "contracts", root: "api/contracts", include: ["src/**/*.test.ts"] } },
      {
        test: {
          name: "api",
          root: "api",
          include: ["src/**/*.test.ts", "cli/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["rules/**", "contracts/**", "node_modules/**", "test/journeys/**"],
          globalSetup: ["test/kit/services.ts"],
          // Each file for itself would load the whole API anew, which takes longer than most files' tests.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "judge",
          root: "judge",
          include: judgeTests,
          exclude: [...boxTests, ...packageTests],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: "packages", root: "judge", include: packageTests } },
      {
        test: {
          name: "boxes",
          root: "judge",
          include: boxTests,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "journeys",
          root: "api",
          include: ["test/journeys/**/*.test.ts"],
          exclude: faultJourneys,
          globalSetup: ["test/kit/services.ts", "test/kit/built-web.ts"],
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "faults",
          root: "api",
          include: faultJourneys,
          globalSetup: ["test/kit/services.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "web",
          root: "web",
          include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
          globalSetup: ["build/generate.ts"],
        },
      },
    ],
  },
});
