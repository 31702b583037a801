import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contests, participants } from "../../src/db/schema/contests.ts";
import { hasBrowser, openBrowser } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { openAs } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

describe.skipIf(!hasBrowser)("a director runs a contest (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let director: Page;
  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    browser = await openBrowser();
    const jury = await build.user(platform.database.db, { role: "jury", displayName: "Aziz" });
    director = await openAs({ platform, browser }, jury.id, { locale: "en", isPhone: true });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it("makes a contest of a problem and its times, with every fault named, and publishes it", async () => {
    const { db } = platform.database;
    const problem = await build.problem(db, { slug: "choyxona" });
    await build.problemVersion(db, { problemId: problem.id, publishedAt: new Date() });
    await director.goto(`${platform.url}/musobaqalar/yangi`);
    await director.getByRole("heading", { name: "New contest" }).waitFor();
    await director.getByRole("button", { name: "Save", exact: true }).click();
    await director.getByText("Not saved: 2 faults").waitFor();
    await director.getByText("Write a title in at least one language").waitFor();

    await director.getByLabel("Title in English").fill("Spring cup");
    await director.getByLabel("Address").fill("spring-cup");
    await director.getByLabel("Length, minutes").fill("120");
    await director.getByLabel("Add a problem").selectOption("choyxona");
    await director.getByLabel("Label of Sum").waitFor();
    await director.getByLabel("Exam: one device each").check();
    await director.getByLabel("Addresses of the rooms").fill("10.20.0.0/16");
    expect(await director.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await director.getByRole("button", { name: "Save", exact: true }).click();
    await director.getByText("Draft", { exact: true }).waitFor();
    await director.getByRole("button", { name: "Publish" }).click();
    await director.getByText("Published", { exact: true }).first().waitFor();

    const [row] = await db.select().from(contests).where(eq(contests.slug, "spring-cup"));
    expect(row).toMatchObject({ state: "published", isExam: 1, examRanges: ["10.20.0.0/16"] });
    expect((row?.endsAt.getTime() ?? 0) - (row?.startsAt.getTime() ?? 0)).toBe(120 * 60_000);
  });

  it("takes a list of teams whole or not at all, and gives one line more time", async () => {
    const { db } = platform.database;
    const contest = await build.contest(db);
    const linesOf = () => db.select().from(participants).where(eq(participants.contestId, contest.id));
    await director.goto(`${platform.url}/c/${contest.slug}/hakamlik/qatnashchilar`);
    await director.getByText("No participants yet").waitFor();
    await director.getByRole("button", { name: "Import a list" }).click();
    const list = director.getByLabel("The list", { exact: true });
    await list.fill("name,country\nSamarqand,UZB\n,UZ\n");
    await director.getByRole("button", { name: "Try it" }).click();
    await director.getByText("Left empty").waitFor();
    await director.getByText("A country is a code of three letters").waitFor();
    expect(await linesOf()).toHaveLength(0);

    await list.fill("name,country\nSamarqand,UZB\nBuxoro,UZB\n");
    await director.getByRole("button", { name: "Try it" }).click();
    await director.getByText("2 lines would be added").waitFor();
    await director.getByRole("button", { name: "Import", exact: true }).click();
    await director.getByRole("button", { name: "Change Buxoro" }).click();
    await director.getByLabel("Extra time, minutes").fill("15");
    await director.getByRole("button", { name: "Save", exact: true }).click();
    await director.getByText("+15 min").waitFor();
    expect(await director.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect((await linesOf()).map(({ name, extraMs }) => [name, extraMs]).toSorted()).toEqual([
      ["Buxoro", 900_000],
      ["Samarqand", 0],
    ]);
  });

  it("stops the clock for a reason, lets it go on, extends it and freezes the board", async () => {
    const { db } = platform.database;
    const contest = await build.contest(db);
    await director.goto(`${platform.url}/c/${contest.slug}/hakamlik/soat`);
    await director.getByRole("button", { name: "Stop the clock" }).click();
    const dialog = director.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("Power cut in room 3");
    await dialog.getByRole("button", { name: "Stop the clock" }).click();
    await director.getByText("The clock stands still").waitFor();
    await director.getByText("Power cut in room 3").waitFor();
    await director.getByRole("button", { name: "Let the clock go on" }).click();
    await director.getByRole("button", { name: "Extend" }).click();
    await dialog.getByLabel("Minutes").fill("30");
    await dialog.getByRole("button", { name: "Extend" }).click();
    await dialog.waitFor({ state: "detached" });
    await director.getByRole("button", { name: "Freeze the board" }).click();
    await dialog.getByRole("button", { name: "Freeze the board" }).click();
    await director.getByRole("button", { name: "Thaw the board" }).waitFor();
    await director.getByRole("button", { name: "Set when it thaws" }).click();
    await dialog.getByRole("button", { name: "Set when it thaws" }).click();
    await dialog.waitFor({ state: "detached" });
    await director.getByText("Thaw", { exact: true }).waitFor();
    expect(await director.evaluate("document.documentElement.scrollWidth")).toBe(390);

    const [row] = await db.select().from(contests).where(eq(contests.id, contest.id));
    expect(row?.removedIntervals).toMatchObject([{ reason: "Power cut in room 3" }]);
    expect(row?.endsAt.getTime()).toBeGreaterThan(contest.endsAt.getTime() + 29 * 60_000);
    expect(row?.freezesAt).not.toBeNull();
    expect(row?.thawedAt?.getTime()).toBeGreaterThan(row?.endsAt.getTime() ?? Number.POSITIVE_INFINITY);
  });
});
