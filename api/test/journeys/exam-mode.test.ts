import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { openAs } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

describe.skipIf(!hasBrowser)("an exam in the browser (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it("refuses a contestant's second device until the proctor lets go of the first", async () => {
    const { db } = platform.database;
    const exam = await build.contest(db, { isExam: 1, title: { en: "District round" } });
    await build.contestProblem(db, { contestId: exam.id, label: "A" });
    const lola = await build.user(db, { displayName: "Lola" });
    await build.participant(db, { contestId: exam.id, userId: lola.id, name: "Lola" });
    const proctor = await build.user(db, { role: "proctor", displayName: "Nodir" });
    const base = `${platform.url}/c/${exam.slug}`;
    const desktop = await openAs({ platform, browser }, lola.id, { locale: "en" });
    await desktop.goto(base);
    await desktop.getByRole("heading", { name: "District round" }).waitFor();

    const phone = await openAs({ platform, browser }, lola.id, { locale: "en", isPhone: true });
    await phone.goto(base);
    await phone.getByRole("heading", { name: "Your exam is open on another device" }).waitFor();
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await desktop.goto(`${platform.url}/musobaqalar`);
    await desktop.getByRole("heading", { name: "Your exam is running" }).waitFor();
    await desktop.getByRole("button", { name: "Back to the exam" }).click();
    await desktop.getByRole("heading", { name: "District round" }).waitFor();

    const watch = await openAs({ platform, browser }, proctor.id, { locale: "en", isPhone: true });
    await watch.goto(`${base}/nazorat`);
    await watch.getByRole("button", { name: "Release the device of Lola" }).click();
    await watch.getByRole("button", { name: "Release", exact: true }).click();
    await watch.getByText("Nobody has come yet").waitFor();
    expect(await watch.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await phone.getByRole("button", { name: "Try again" }).click();
    await phone.getByRole("heading", { name: "District round" }).waitFor();
    await desktop.reload();
    await desktop.getByRole("heading", { name: "Your exam is open on another device" }).waitFor();
  });
});
