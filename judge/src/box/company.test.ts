import { describe, expect, it } from "vitest";
import { openCompany } from "./company.ts";

/** A run that lasts until it is told to end. */
function openRun(log: string[], name: string) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((go) => {
    end = go;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ended;
    log.push(`${name} ends`);
  };
  return { run, end: () => end() };
}
const turn = () => new Promise((go) => setImmediate(go));

describe("a host's company", () => {
  it("lets runs go side by side", async () => {
    const [log, company]: [string[], ReturnType<typeof openCompany>] = [[], openCompany()];
    const [one, other] = [openRun(log, "one"), openRun(log, "other")];
    const both = [company.together(one.run), company.together(other.run)];
    await turn();
    expect(log).toEqual(["one begins", "other begins"]);
    one.end();
    other.end();
    await Promise.all(both);
  });

  it("lets a run be alone: others end before it and begin after it, in the order of asking", async () => {
    const [log, company]: [string[], ReturnType<typeof openCompany>] = [[], openCompany()];
    const [before, alone, after] = [openRun(log, "before"), openRun(log, "alone"), openRun(log, "after")];
    const all = [company.together(before.run), company.alone(alone.run), company.together(after.run)];
    await turn();
    expect(log).toEqual(["before begins"]);
    before.end();
    await turn();
    expect(log.slice(1)).toEqual(["before ends", "alone begins"]);
    alone.end();
    after.end();
    await Promise.all(all);
    expect(log.slice(3)).toEqual(["alone ends", "after begins", "after ends"]);
  });

  it("gives a waiting run its turn between two that want to be alone", async () => {
    const [log, company]: [string[], ReturnType<typeof openCompany>] = [[], openCompany()];
    const names = ["alone 1", "beside", "alone 2"];
    const [first, beside, second] = names.map((name) => openRun(log, name));
    if (!first || !beside || !second) throw new Error("three runs were made");
    const all = [company.alone(first.run), company.together(beside.run), company.alone(second.run)];
    for (const run of [first, beside, second]) run.end();
    await Promise.all(all);
    expect(log.filter((line) => line.endsWith("begins"))).toEqual(names.map((name) => `${name} begins`));
  });

  it("goes on after a run that failed", async () => {
    const company = openCompany();
    await expect(company.alone(() => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    expect(await company.together(async () => "went on")).toBe("went on");
  });
});
