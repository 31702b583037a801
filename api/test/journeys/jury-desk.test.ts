import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rejudgeItems } from "../../src/db/schema/rejudges.ts";
import { judgingPauses } from "../../src/db/schema/submissions.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { readBoard } from "../../src/features/scoreboard/snapshot.queries.ts";
import { watchBoards } from "../../src/features/scoreboard/watch-boards.ts";
import { hasBrowser, openBrowser } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { type BuiltContest, buildContest, buildVerdict } from "../kit/build-contest.ts";
import { openAs } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";
import { wireEvents } from "../kit/wire-events.ts";

describe.skipIf(!hasBrowser)("the jury desk (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let contest: BuiltContest;
  let jury: Page;
  let lola: Page;
  let officialId: string;

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    contest = await buildContest(platform.database.db, { labels: ["A", "B"], names: ["Lola", "Omar"] });
    await platform.startApi();
    browser = await openBrowser();
    // A student made jury of this one contest: whatever its pages offer is offered by that alone.
    const official = await build.user(platform.database.db, { displayName: "Aziz" });
    await build.grant(platform.database.db, { userId: official.id, thingId: contest.contestId });
    officialId = official.id;
    jury = await openAs({ platform, browser }, official.id, { locale: "en" });
    lola = await openAs({ platform, browser }, contest.participants.Lola?.userId ?? "", {
      locale: "en",
      isPhone: true,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it("answers a contestant, who hears of it on whatever page of the contest is open", async () => {
    const base = `${platform.url}/c/${contest.slug}`;
    await jury.goto(`${base}/savollar`);
    await jury.getByText("No questions yet").waitFor();
    await lola.goto(`${base}/savollar`);
    await lola.getByLabel("Your question").fill("May n be 0?");
    await lola.getByRole("button", { name: "Send the question" }).click();
    await lola.getByText("waiting for an answer").waitFor();

    await jury.getByText("May n be 0?").waitFor();
    await lola.goto(base);
    await lola.getByRole("heading", { level: 1 }).waitFor();
    const answer = jury.getByLabel("Answer", { exact: true });
    await answer.fill("No, n is at least 1.");
    await jury.route(/\/answers$/, async (route) => {
      await answer.fill("And m may be 0.");
      await route.continue();
    });
    await jury.getByRole("button", { name: "Send the answer" }).click();
    await jury.getByText("No, n is at least 1.").waitFor();
    expect(await answer.inputValue(), "what is written meanwhile is kept").toBe("And m may be 0.");
    await jury.unroute(/\/answers$/);
    await answer.fill("");
    await jury.getByText("Every question is answered").waitFor();

    const banner = lola.locator(".news-banner");
    await banner.getByText("No, n is at least 1.").waitFor();
    await banner.getByRole("button", { name: "I have read it" }).click();
    await banner.waitFor({ state: "detached" });
    await lola.goto(`${base}/savollar`);
    await lola.getByText("Answer to you").waitFor();
    expect(await lola.locator(".nav-count").count()).toBe(0);
    expect(await lola.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("rejudges a problem: sees a medal change hands, applies it, and takes it back", async () => {
    const { db } = platform.database;
    const ctx = wireEvents(platform.ctx);
    const judge = (judgementId: string, verdict: VerdictCode) =>
      recordVerdict(ctx, { verdict: buildVerdict(judgementId, verdict), judgeHostId: null });
    const rankOf = async (name: string) => {
      const { contestId } = contest;
      const board = await readBoard(db, { contestId, audience: "public", now: Date.now() });
      const rows = board === null ? [] : rankRows(board);
      return rows.find(({ participantId }) => participantId === contest.participants[name]?.id)?.rank;
    };
    await judge((await contest.send("Lola", "A", 10)).judgementId, "WA");
    await judge((await contest.send("Omar", "A", 20)).judgementId, "AC");
    await watchBoards(platform.ctx);
    expect(await rankOf("Lola")).toBe(2);

    await jury.goto(`${platform.url}/c/${contest.slug}/hakamlik`);
    await jury.getByLabel("Verdict", { exact: true }).selectOption("WA");
    await jury.waitForURL(/hukm=WA/);
    await jury.getByRole("link", { name: /Lola, problem A/ }).click();
    await jury.getByRole("tab", { name: "History" }).click();
    await jury.getByText("When it was sent").waitFor();
    await jury.getByRole("button", { name: "Rejudge by this filter" }).click();
    await jury.getByLabel("Reason").fill("Test 2 had a wrong answer");
    await jury.getByRole("button", { name: "Start rejudging" }).click();
    await jury.getByText("Still judging").waitFor();
    const items = await db.select().from(rejudgeItems);
    for (const { shadowJudgementId } of items) await judge(shadowJudgementId, "AC");
    await jury.reload();

    await jury.getByText("Medals change hands").waitFor();
    await jury.getByText("Lola gains it").first().waitFor();
    expect(await rankOf("Lola")).toBe(2);
    await jury.getByRole("button", { name: "Apply 1 change" }).click();
    await jury.getByRole("heading", { name: "What has changed" }).waitFor();
    expect(await rankOf("Lola")).toBe(1);

    // Undone on the phone of an official who is on the way; the desk hears of it.
    const phone = await openAs({ platform, browser }, officialId, { locale: "en", isPhone: true });
    await phone.goto(jury.url());
    await phone.getByText("Medals change hands").waitFor();
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await phone.getByRole("button", { name: "Undo the applying" }).click();
    await phone.getByRole("heading", { name: "What would have changed" }).waitFor();
    await jury.getByRole("heading", { name: "What would have changed" }).waitFor();
    expect(await rankOf("Lola")).toBe(2);
  });

  it("pauses the judging of one problem for a reason, tells the contestant, and lets it go on", async () => {
    const base = `${platform.url}/c/${contest.slug}`;
    await lola.goto(base);
    await jury.goto(`${base}/hakamlik`);
    const said = jury.locator(".desk-head-bar").getByRole("status");
    expect(await said.textContent(), "a screen reader knows of it before it speaks").toBe("");
    await jury.getByRole("button", { name: "Pause judging" }).click();
    const dialog = jury.getByRole("dialog");
    await dialog.getByLabel("Problem").selectOption({ label: "A. Sum" });
    await dialog.getByRole("button", { name: "Pause judging" }).click();
    await dialog.getByText("Write the reason").waitFor();
    await dialog.getByLabel("Reason").fill("Test 2 is looked at");
    await dialog.getByRole("button", { name: "Pause judging" }).click();
    const note = jury.locator(".desk-pauses");
    await note.getByText("Judging of problem A is paused").waitFor();
    await note.getByText("Test 2 is looked at").waitFor();
    expect(await said.textContent(), "no clock, no count").toBe("Judging of problem A is paused.");
    const told = lola
      .locator("main")
      .getByText(/judging.*paused/i)
      .first();
    await told.waitFor();

    await note.getByRole("button", { name: "Resume" }).click();
    await note.waitFor({ state: "detached" });
    await told.waitFor({ state: "detached" });
  });

  it("tells an operator that a pause holds everywhere, how much waits by now, and when it cannot be known", async () => {
    const { db } = platform.database;
    const operator = await build.user(db, { role: "jury", displayName: "Barno" });
    await db.insert(judgingPauses).values({
      id: platform.ctx.ids.make("judgingPause"),
      problemId: contest.problems.A?.problemId ?? "",
      reason: "The package is looked at",
      pausedAt: new Date(),
      pausedBy: operator.id,
    });
    const desk = await openAs({ platform, browser }, operator.id, { locale: "en", isPhone: true });
    await desk.clock.install();
    await desk.goto(`${platform.url}/c/${contest.slug}/hakamlik`);
    const note = desk.locator(".desk-pauses");
    await note.getByText("Paused in every contest").waitFor();
    await note.getByText("0 submissions wait").waitFor();
    // A request under way would be given up when the clock is put forward.
    await desk.waitForLoadState("networkidle");

    await contest.send("Omar", "A", 40);
    await desk.clock.fastForward(15_000);
    await note.getByText("1 submission waits").waitFor();

    await desk.route(/judging-pauses/, (route) => route.abort());
    await desk.clock.fastForward(15_000);
    await desk.locator(".desk-head-bar").getByRole("alert").waitFor();
    await desk.unroute(/judging-pauses/);
    await note.getByRole("button", { name: "Resume" }).click();
    await note.waitFor({ state: "detached" });
    await desk.locator(".desk-head-bar").getByRole("alert").waitFor({ state: "detached" });
  });

  it("adds penalty to a line, which moves it on the public's board, and takes it back", async () => {
    const base = `${platform.url}/c/${contest.slug}`;
    const ctx = wireEvents(platform.ctx);
    await recordVerdict(ctx, {
      verdict: buildVerdict((await contest.send("Lola", "B", 5)).judgementId, "AC"),
      judgeHostId: null,
    });
    await recordVerdict(ctx, {
      verdict: buildVerdict((await contest.send("Omar", "B", 30)).judgementId, "AC"),
      judgeHostId: null,
    });
    await jury.goto(`${base}/hakamlik/qatnashchilar`);
    await jury.getByRole("button", { name: "Adjust the total of Omar" }).click();
    await jury.getByLabel("Minutes").fill("17");
    const dialog = jury.getByRole("dialog");
    await dialog.getByRole("button", { name: "Adjust", exact: true }).click();
    await dialog.getByText("Write the reason").waitFor();
    await jury.getByLabel("Reason").fill("Talked to another team");
    await dialog.getByRole("button", { name: "Adjust", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await jury.getByRole("heading", { name: "Jury adjustments" }).waitFor();
    await jury.getByText("+17 min of penalty").first().waitFor();

    await lola.goto(`${base}/jadval`);
    const row = lola.getByRole("row", { name: /Omar/ });
    await row.getByText("67", { exact: false }).first().waitFor();
    await row.getByText("+17 min by the jury").first().waitFor({ state: "attached" });

    await jury.getByRole("button", { name: "Take back the adjustment of Omar" }).click();
    await jury.getByText("Taken back by Aziz").waitFor();
    await row.getByText("+17 min by the jury").first().waitFor({ state: "detached" });
  });
});
