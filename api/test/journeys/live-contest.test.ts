import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contests } from "../../src/db/schema/contests.ts";
import { submitForParticipant } from "../../src/features/submissions/submit-for-participant.ts";
import { hasBrowser, openBrowser, type Visitor, visit } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { countJudged } from "../kit/journey.queries.ts";
import { openAs, openPage, signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform, readJurySource } from "../kit/run-platform.ts";
import { seedContest } from "../kit/seed-contest.ts";

const minuteMs = 60_000;
const slug = "kubok";
const [login, password] = ["dilnoza", "Registon-2026!"];
const wrong = readJurySource("choyxona", "wrong_answer/int_toshishi.cpp");
const right = readJurySource("choyxona", "accepted/boluv.cpp");

describe.skipIf(!hasBrowser)("a live contest in two browsers (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  const startsAt = Date.now() - 60 * minuteMs;

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await platform.startJudge();
    await seed();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** Registon solved A in minute 5; Afrosiyob in minute 50 after three wrong tries, penalty 110. */
  async function seed(): Promise<void> {
    await platform.takePackage("choyxona");
    const [registon, afrosiyob] = await seedContest(platform.ctx, {
      contest: {
        slug,
        title: { uz: "Sinov kubogi", ru: "Пробный кубок", en: "Trial cup" },
        startsAt,
        endsAt: startsAt + 300 * minuteMs,
        problems: [{ slug: "choyxona", label: "A" }],
      },
      student: { login, password, displayName: "Dilnoza", locale: "uz" },
      names: ["Registon", "Afrosiyob", "Dilnoza"],
    });
    await play(registon?.participantId ?? "", 5, right);
    for (const minute of [20, 30, 40]) await play(afrosiyob?.participantId ?? "", minute, wrong);
    await play(afrosiyob?.participantId ?? "", 50, right);
    await vi.waitFor(async () => expect(await countJudged(platform.database.db)).toBe(5), {
      timeout: 90_000,
      interval: 200,
    });
  }

  async function play(participantId: string, minute: number, source: string): Promise<void> {
    const ctx = { ...platform.ctx, clock: { now: () => startsAt + minute * minuteMs } };
    const code = { problemLabel: "A", languageId: "cpp20", source };
    await submitForParticipant(ctx, { ...code, contestSlug: slug, participantId });
  }

  async function enter(path: string, visitor: Visitor = {}): Promise<Page> {
    const page = await (await visit(browser, visitor)).newPage();
    await signIn(page, { url: platform.url, next: path, login, password });
    return page;
  }

  async function type(page: Page, source: string): Promise<void> {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(source);
  }

  const namesOf = (page: Page) => page.locator("tr.row .name").allTextContents();
  const verdicts = (page: Page) => page.getByRole("region", { name: "Urinishlaringiz" });

  it("shows a student's wrong and then right solution to somebody who has no account", async () => {
    const spectator = await openPage({ platform, browser }, `/c/${slug}/jadval`);
    await expect
      .poll(() => namesOf(spectator), { timeout: 20_000 })
      .toEqual(["Registon", "Afrosiyob", "Dilnoza"]);

    const student = await enter(`/c/${slug}/A`);
    await student.locator(".cm-content").waitFor({ timeout: 20_000 });
    await type(student, wrong);
    await student.keyboard.press("Control+Enter");
    await verdicts(student).locator(".verdict-WA").waitFor({ timeout: 30_000 });
    const row = spectator.locator("tr.row", { hasText: "Dilnoza" });
    await expect.poll(() => row.textContent(), { timeout: 10_000 }).toContain("−1");

    await type(student, right);
    await student.getByRole("button", { name: "Yuborish" }).click();
    await verdicts(student).locator(".verdict-AC").waitFor({ timeout: 30_000 });

    await expect
      .poll(() => namesOf(spectator), { timeout: 10_000 })
      .toEqual(["Registon", "Dilnoza", "Afrosiyob"]);
    expect(await row.textContent()).toContain("+1");
  });

  it("shows the jury what the failed test reads, expects and got, and the contestant nothing of it", async () => {
    const { db } = platform.database;
    const [contest] = await db.select().from(contests).where(eq(contests.slug, slug));
    const aziz = await build.user(db, { displayName: "Aziz" });
    await build.grant(db, { userId: aziz.id, thingId: contest?.id ?? "" });
    const jury = await openAs({ platform, browser }, aziz.id, { locale: "uz" });
    await jury.goto(`${platform.url}/c/${slug}/hakamlik?hukm=WA`);
    await jury
      .getByRole("link", { name: /Dilnoza/ })
      .first()
      .click();

    const failed = jury.locator("tr.verdict-WA").first();
    await failed.getByRole("button", { name: /ichini koʻrish/ }).click();
    const look = jury.locator(".look");
    await look.getByText("Birinchi farqli joy belgilangan").waitFor({ timeout: 60_000 });
    expect(await look.locator("figure", { hasText: "Kutilgan" }).locator(".look-mark").count()).toBe(1);
    expect(await look.locator("figure", { hasText: "Chiqqan" }).locator(".look-mark").count()).toBe(1);
    await look.getByLabel("Boʻsh joylarni koʻrsatish").check();
    await look.locator("pre", { hasText: "↵" }).first().waitFor();

    const student = await enter(`/c/${slug}/urinishlar`);
    const wrongOne = student.locator("tr", { has: student.locator(".verdict-WA") });
    await wrongOne.locator("a.row-link").first().click();
    await student.locator("table.tests").waitFor();
    expect(await student.getByRole("button", { name: /ichini koʻrish/ }).count()).toBe(0);
  });

  it("tries code on the samples and on an input of one's own, and the board does not move", async () => {
    const student = await enter(`/c/${slug}/A`);
    await student.locator(".cm-content").waitFor({ timeout: 20_000 });
    const judgedBefore = await countJudged(platform.database.db);
    await type(
      student,
      '#include <iostream>\nint main() { long long n; std::cin >> n; std::cout << n + 1; std::cerr << "oʻqildi"; }\n',
    );

    await student.keyboard.press("Control+'");
    const panel = student.getByRole("region", { name: "Sinab koʻrish" });
    await panel.locator(".run-sample .verdict-WA").first().waitFor({ timeout: 60_000 });
    await student.getByRole("button", { name: "Oʻz kirishim" }).click();
    await panel.getByLabel("Kirish maʼlumoti").fill("41\n");
    await panel.getByRole("button", { name: "Ishga tushirish" }).click();
    await panel.getByText("chiqish kodi 0").waitFor({ timeout: 60_000 });

    expect(await panel.locator(".run-text pre").allTextContents()).toEqual(["42", "oʻqildi"]);
    expect(await countJudged(platform.database.db)).toBe(judgedBefore);
    await student.reload();
    await student.getByRole("button", { name: "Oʻz kirishim" }).click({ timeout: 20_000 });
    expect(await panel.getByLabel("Kirish maʼlumoti").inputValue()).toBe("41\n");
  });

  it("works on a phone: the student's history is there and nothing scrolls sideways", async () => {
    const phone = await enter(`/c/${slug}/A`, { isPhone: true, locale: "ru" });
    await phone.getByRole("button", { name: /Посылки/ }).click({ timeout: 20_000 });
    const history = phone.getByRole("region", { name: "Ваши посылки" });
    await history.locator(".verdict-AC").waitFor({ timeout: 20_000 });
    expect(await history.locator(".verdict-WA").count()).toBe(1);
    const wide = await phone.evaluate(
      "document.documentElement.scrollWidth > document.documentElement.clientWidth",
    );
    expect(wide).toBe(false);
  });
});
