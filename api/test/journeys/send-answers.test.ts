import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../cli/services/project-root.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { openAs, signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";
import { seedContest } from "../kit/seed-contest.ts";

const minuteMs = 60_000;
const slug = "javoblar";
const [login, password] = ["dilnoza", "Registon-2026!"];
const best = (name: string) =>
  readFileSync(join(projectRoot, "problems/kutubxona/submissions/accepted/eng_yaxshi", name));

describe.skipIf(!hasBrowser)("answers sent from a phone (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await platform.startJudge();
    await seed();
    browser = await openBrowser();
    page = await (await visit(browser, { locale: "en", isPhone: true })).newPage();
    await signIn(page, { url: platform.url, next: `/c/${slug}/A`, login, password });
    await page.getByRole("button", { name: "Answers", exact: true }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function seed(): Promise<void> {
    await platform.takePackage("kutubxona");
    const startsAt = Date.now() - 10 * minuteMs;
    await seedContest(platform.ctx, {
      contest: {
        slug,
        title: { uz: "Sinov", ru: "Проба", en: "Trial" },
        startsAt,
        endsAt: startsAt + 300 * minuteMs,
        problems: [{ slug: "kutubxona", label: "A" }],
      },
      student: { login, password, displayName: "Dilnoza", locale: "en" },
      names: ["Dilnoza"],
    });
  }

  const chooseFiles = (...files: { name: string; buffer: Buffer }[]) =>
    page
      .locator(".code-pane input[type=file]")
      .setInputFiles(files.map((file) => ({ mimeType: "application/octet-stream", ...file })));
  const isSaid = (words: string) => page.getByText(words, { exact: false }).first().waitFor();

  it("are taken from a zip and a field, judged, and shown one by one", async () => {
    await page.getByRole("button", { name: "Answers", exact: true }).click();
    const zip = zipSync({
      "javoblar/01.out": best("01.out"),
      "javoblar/02.out": best("02.out"),
      "gen.py": best("01.out"),
    });
    await chooseFiles({ name: "javoblar.zip", buffer: Buffer.from(zip) });
    await isSaid("2 answers taken. Not named for a test and left out: gen.py");
    await page.getByText("03.out").click();
    await page.getByLabel("Answer 03.out").fill(best("03.out").toString("utf8"));
    await isSaid("3 of 5 answers");
    await page.getByRole("button", { name: "Submit" }).click();
    await page.locator(".live-panel", { hasText: "60 / 100" }).waitFor({ timeout: 60_000 });
    await page.locator(".live-panel .live-end").click();
    await isSaid("60 of 100");
    await page.getByText("secret/02").click();

    expect(await page.locator(".sent-answers details[open] pre").textContent()).toBe(
      best("02.out").toString("utf8"),
    );
  });

  it("are looked into by the jury, each beside the input and what was expected, and not run", async () => {
    const official = await build.user(platform.database.db, { role: "jury", displayName: "Aziz" });
    const jury = await openAs({ platform, browser }, official.id, { locale: "en" });
    await jury.goto(`${platform.url}/c/${slug}/hakamlik`);
    await jury.getByRole("link", { name: /Dilnoza/ }).click();
    await jury.getByRole("button", { name: "Look inside test 2" }).click();
    const part = (head: string) => jury.locator(".look figure", { hasText: head });
    await part("Sent").waitFor({ timeout: 60_000 });
    await part("Expected").waitFor();
    await part("Input").waitFor();
    expect(await jury.locator(".look-head").first().textContent()).not.toMatch(/\d ms/);

    await jury.getByRole("button", { name: "Look inside test 5" }).click();
    await part("Expected").waitFor({ timeout: 60_000 });
    expect(await part("Sent").count()).toBe(0);
  });

  it("that nobody could take are refused before they are sent, by name", async () => {
    await page.goto(`${platform.url}/c/${slug}/A#kod`);
    await chooseFiles({ name: "rasm.out", buffer: Buffer.from([0]) });
    await isSaid("None of these files is named for a test");
    await chooseFiles({ name: "01.out", buffer: Buffer.from([0x31, 0x0a, 0x00]) });
    await isSaid("01.out is not a text: line 2 has the character U+0000");
    await chooseFiles({ name: "a.zip", buffer: Buffer.from("no archive") });
    await isSaid("The archive a.zip does not open");
  });
});
