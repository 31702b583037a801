import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grants } from "../../src/db/schema/grants.ts";
import { judgements } from "../../src/db/schema/submissions.ts";
import { refreshBoard } from "../../src/features/scoreboard/refresh-board.ts";
import { hasBrowser, openBrowser } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { openAs } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

describe.skipIf(!hasBrowser)("the hall of a contest (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bilimdon-hall-"));
    const printer = join(folder, "printer");
    writeFileSync(printer, `#!/bin/sh\ncat > ${folder}/sheet.pdf\n`);
    chmodSync(printer, 0o755);
    platform = await preparePlatform({ withWeb: true, apiSettings: { PRINT_COMMAND: printer } });
    await platform.startApi();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("sends a balloon and a print to the runner's phone, who brings both", async () => {
    const hall = await openHall(platform);
    const { base, lola, runner } = hall;
    const phone = await openAs({ platform, browser }, runner.id, { locale: "en", isPhone: true });
    await phone.goto(`${base}/sharlar`);
    await phone.getByText("There is nothing to carry now").waitFor();

    await hall.solve();
    await phone.getByText("2-zal, 14").waitFor();
    await phone.getByText("first to solve").waitFor();
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await phone.getByRole("button", { name: "Take: A, Lola" }).click();
    await phone.getByRole("button", { name: "Delivered: A, Lola" }).click();
    await phone.getByText("There is nothing to carry now").waitFor();

    const desktop = await openAs({ platform, browser }, lola.id, { locale: "en" });
    await desktop.goto(`${base}/chop`);
    await desktop.getByLabel("File name").fill("main.cpp");
    await desktop.getByLabel("Text").fill("// салом\nint main() {}\n");
    await desktop.getByRole("button", { name: "Send to print" }).click();
    await desktop.getByRole("cell", { name: "printed" }).waitFor();
    expect(await desktop.evaluate("document.activeElement.textContent")).toBe("Send to print");
    expect(readFileSync(join(folder, "sheet.pdf"), "latin1").slice(0, 5)).toBe("%PDF-");

    await phone.goto(`${base}/chop-navbati`);
    await phone.getByRole("button", { name: "Handed over: Lola, main.cpp" }).click();
    await phone.getByText("The queue is empty").waitFor();
    await desktop.getByRole("cell", { name: "handed over" }).waitFor();
  });
});

/** A contest with balloons and printing, Lola who competes, and a runner made for it. */
async function openHall({ url, database: { db }, ctx }: RunningPlatform) {
  const contest = await build.contest(db, { hasBalloons: 1, printPages: 5 });
  const contestId = contest.id;
  const problem = await build.contestProblem(db, { contestId, label: "A" });
  const lola = await build.user(db, { displayName: "Lola" });
  const line = await build.participant(db, {
    contestId,
    userId: lola.id,
    name: "Lola",
    label: "2-zal, 14",
  });
  const runner = await build.user(db, { displayName: "Vali" });
  await db.insert(grants).values({
    id: ctx.ids.make("grant"),
    userId: runner.id,
    role: "runner",
    thingKind: "contest",
    thingId: contestId,
    givenBy: lola.id,
    givenAt: new Date(),
  });
  return {
    base: `${url}/c/${contest.slug}`,
    lola,
    runner,
    /** Judged without a judge; the board's and the balloons' sweeps do the rest. */
    async solve(): Promise<void> {
      const { problemId, problemVersionId } = problem;
      const sent = { contestId, participantId: line.id, problemId, problemVersionId };
      const { judgement } = await build.submission(db, sent);
      await db
        .update(judgements)
        .set({ state: "judged", verdict: "AC", finishedAt: new Date() })
        .where(eq(judgements.id, judgement.id));
      await refreshBoard(ctx, contestId);
    },
  };
}
