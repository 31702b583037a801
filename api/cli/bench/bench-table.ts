import type { BenchReport, SendingFigures } from "@bilimdon/contracts/bench-figures";

const goalAboveOwnMs = 250;

/** The report as a table for people; what is measured stands in words. */
export function benchTable(report: BenchReport): string {
  const { samples, selfTest } = report;
  const load = (averages: readonly number[]) => averages.map((one) => one.toFixed(1)).join(" ");
  const namespaces = selfTest.namespaces.length === 0 ? "no namespaces" : selfTest.namespaces.join(", ");
  return `
Sandbox: ${report.mode}, cgroup ${selfTest.cgroup}, ${namespaces}
Machine: ${report.cores} cores, ${report.lanes} lanes; load average before ${load(report.loadAverageBefore)}, after ${load(report.loadAverageAfter)}

${row("one small static program", ["p50 ms", "p99 ms", "× floor", "samples"])}
${row("vfork + exec, no sandbox (floor)", [exact(report.floorP50Ms), exact(report.floorP99Ms), "1", samples.floor])}
${row("lane, by the runner's clock", [exact(report.laneP50Ms), exact(report.laneP99Ms), exact(report.laneToFloor), samples.lane])}
${row("round trip, as the worker sees it", [exact(report.roundTripP50Ms), exact(report.roundTripP99Ms), exact(report.roundTripToFloor), samples.lane])}

${row("all lanes, requests written ahead", ["per s", "bare per s", "of bare", "rounds"])}
${row("tests", [report.testsPerSecond, report.bareRunsPerSecond, percent(report.testsToBareRate), samples.rounds])}

${workTable(report)}

${screenTable(report)}
`;
}

function workTable(report: BenchReport): string {
  const orNone = (value: number | null) => (value === null ? "" : exact(value));
  const megabytes = (bytes: number | null) => (bytes === null ? "" : (bytes / 1e6).toFixed(0));
  const missing = report.othersMissing.map((why) => `not measured: ${why}`);
  return `${row("the same program elsewhere", ["p50 ms", "", "× floor"])}
${row("bwrap --unshare-all", [orNone(report.bwrapP50Ms), "", orNone(report.bwrapToFloor)])}
${row("docker run", [orNone(report.dockerRunP50Ms), "", orNone(report.dockerRunToFloor)])}
${missing.map((line) => `${line}\n`).join("")}
${row("submissions of 20 tests, no compile", ["per s core"])}
${row("all lanes (goal 18)", [exact(report.submissionsPerSecondPerCore)])}
${row("two workers, a core each ÷ one", [orNone(report.scalingTwoWorkers)])}

${row("C++ with bits/stdc++.h", ["p50 ms"])}
${row("compiled by itself", [orNone(report.compileMs)])}
${row("with the header compiled ahead", [orNone(report.compileHeaderMs)])}

${row("memory of a worker", ["MB"])}
${row("with nothing to do", [megabytes(report.idleWorkerBytes)])}
${row(`growth by a package of ${megabytes(report.heavyPackageBytes)} MB`, [megabytes(report.heavyPackageGrowthBytes)])}`;
}

function screenTable({ screen, screenMissing, compileMissMs }: BenchReport): string {
  if (screen === null) return `Button to verdict on the screen: not measured; ${screenMissing}`;
  const line = (words: string, figures: SendingFigures) =>
    row(words, [figures.p50Ms, figures.p99Ms, figures.ownP50Ms, figures.samples]);
  const steps = (words: string, { steps }: SendingFigures) =>
    row(words, [steps.pressToLane, steps.compile, steps.tests, steps.judgedToScreen]);
  const goal = screen.python.p50Ms <= goalAboveOwnMs ? "met" : "missed";
  return `${row("button to verdict on the screen, above", ["p50 ms", "p99 ms", "own p50 ms", "samples"])}
${row("the program's own time", [])}
${line(`Python (goal ${goalAboveOwnMs}: ${goal})`, screen.python)}
${line("C++, compile cache hit", screen.compileHit)}
${row("C++, really compiled", [compileMissMs ?? "", "", "", compileMissMs === null ? 0 : 1])}

${row("where it goes, p50 ms", ["to lane", "compile", "tests", "to screen"])}
${steps("Python", screen.python)}
${steps("C++, compile cache hit", screen.compileHit)}`;
}

function row(words: string, cells: readonly (string | number)[]): string {
  return `${words.padEnd(40)}${cells.map((cell) => String(cell).padStart(11)).join("")}`.trimEnd();
}

function exact(value: number): string {
  return value.toFixed(2);
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
