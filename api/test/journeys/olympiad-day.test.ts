/** An olympiad day with subtasks, where the score alone is told: as a contestant, and as spectators who stay and come late. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser, type Visitor, visit } from "../kit/browser.ts";
import { openPage, signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform, readJurySource } from "../kit/run-platform.ts";
import { seedContest } from "../kit/seed-contest.ts";

const minuteMs = 60_000;
const slug = "olimpiada";
const [login, password] = ["dilnoza", "Registon-2026!"];
const sixty = readJurySource("chipta", "partially_accepted/oltmish_tort_bit.cpp");
const hundred = readJurySource("chipta", "accepted/raqamma_raqam.cpp");
const patience = { timeout: 60_000 };

describe.skipIf(!hasBrowser)("an olympiad day (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let stayed: Page;

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await platform.startJudge();
    await seed();
    browser = await openBrowser();
    stayed = await openPage({ platform, browser }, `/c/${slug}/jadval`);
    await rowOf(stayed, "Dilnoza").waitFor(patience);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function seed(): Promise<void> {
    await platform.takePackage("chipta");
    const startsAt = Date.now() - 60 * minuteMs;
    await seedContest(platform.ctx, {
      contest: {
        slug,
        title: { uz: "Maktab olimpiadasi", ru: "Школьная олимпиада", en: "School olympiad" },
        startsAt,
        endsAt: startsAt + 240 * minuteMs,
        format: { kind: "ioi", counts: "best-per-subtask", feedback: "score" },
        problems: [{ slug: "chipta", label: "A" }],
      },
      student: { login, password, displayName: "Dilnoza", locale: "uz" },
      names: ["Anvar", "Dilnoza"],
    });
  }

  async function enter(path: string, visitor: Visitor = {}): Promise<Page> {
    const page = await (await visit(browser, visitor)).newPage();
    await signIn(page, { url: platform.url, next: path, login, password });
    return page;
  }

  async function sendCode(page: Page, source: string): Promise<void> {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(source);
    await page.keyboard.press("Control+Enter");
  }

  const rowOf = (page: Page, name: string) => page.locator("tr.row", { hasText: name });
  const scoreOf = (page: Page, name: string) => rowOf(page, name).locator(".solved-count").textContent();
  const boardOf = (page: Page) => page.locator("table.board").textContent();

  it("tells a contestant of 60 points as a part of them, and neither verdict nor tests", async () => {
    const student = await enter(`/c/${slug}/A`);
    await student.locator(".cm-content").waitFor(patience);
    await sendCode(student, sixty);

    const verdict = student.locator(".live-panel .verdict-points");
    await verdict.waitFor(patience);
    await expect.poll(() => verdict.textContent(), patience).toContain("60 / 100");
    await expect.poll(() => verdict.textContent(), patience).toContain("Qisman ball");
    await student.locator(".live-panel .live-end").click();
    const tag = student.locator(".detail-verdict .verdict-points");
    await tag.waitFor(patience);

    await expect
      .poll(() => student.locator("main").textContent(), patience)
      .not.toMatch(/Qabul qilindi|secret\//);

    const phone = await enter(`/c/${slug}/urinishlar`, { isPhone: true });
    const sent = phone.locator("main", { hasText: "60 / 100" });
    await sent.waitFor(patience);
    expect(await sent.textContent()).not.toMatch(/Qabul qilindi|Notoʻgʻri/);
    expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("shows the points on the board at once, and all of them as a full score", async () => {
    await expect.poll(() => scoreOf(stayed, "Dilnoza"), patience).toBe("60");
    const student = await enter(`/c/${slug}/A`);
    await student.locator(".cm-content").waitFor(patience);
    await sendCode(student, hundred);

    const verdict = student.locator(".live-panel .verdict-AC");
    await verdict.waitFor(patience);
    await expect.poll(() => verdict.textContent(), patience).toContain("100 / 100");
    await expect.poll(() => verdict.textContent(), patience).toContain("Toʻliq ball");
    await expect.poll(() => scoreOf(stayed, "Dilnoza"), patience).toBe("100");
  });

  it("shows a spectator who joins late the very board of one who stayed", async () => {
    const late = await openPage({ platform, browser }, `/c/${slug}/jadval`);
    await rowOf(late, "Dilnoza").waitFor(patience);

    await expect.poll(async () => (await boardOf(late)) === (await boardOf(stayed)), patience).toBe(true);
    expect(await boardOf(late)).toMatch(/Dilnoza[\s\S]*Anvar/);
  });

  it("shows it on a phone too: the row opens to its points, and nothing scrolls sideways", async () => {
    const phone = await openPage({ platform, browser }, `/c/${slug}/jadval`, { isPhone: true, locale: "ru" });
    await rowOf(phone, "Dilnoza").waitFor(patience);
    const cell = phone.locator("tr.row", { hasText: "Dilnoza" }).first();
    await cell.click();
    const points = phone.locator(".opened .mark, .row .mark").filter({ hasText: "100" });

    await points.first().waitFor(patience);
    const wide = await phone.evaluate(
      "document.documentElement.scrollWidth > document.documentElement.clientWidth",
    );
    expect(wide).toBe(false);
  });
});
