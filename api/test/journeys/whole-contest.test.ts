/** A contest of ten minutes from its countdown to its final results, at a desk and on a phone, as its people see it. */
import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contests } from "../../src/db/schema/contests.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { addParticipants } from "../../src/features/contests/add-participants.ts";
import { createContest } from "../../src/features/contests/create-contest.ts";
import { hasBrowser, openBrowser } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { passMinutes } from "../kit/journey.queries.ts";
import { openAs, openPage } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform, readJurySource } from "../kit/run-platform.ts";
import { wireEvents } from "../kit/wire-events.ts";

const minuteMs = 60_000;
const slug = "oqshom";
const base = `/c/${slug}`;
const wrong = readJurySource("choyxona", "wrong_answer/int_toshishi.cpp");
const right = readJurySource("choyxona", "accepted/boluv.cpp");
const patience = { timeout: 60_000 };

describe.skipIf(!hasBrowser)("a whole contest of ten minutes (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let contestId: string;
  let jury: Page;
  let lola: Page;
  let omar: Page;
  let stayed: Page;

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await platform.startJudge();
    await platform.takePackage("choyxona");
    browser = await openBrowser();
    const official = await build.user(platform.database.db, { role: "jury", displayName: "Aziz" });
    const [lolaId, omarId] = await seed();
    jury = await openAs({ platform, browser }, official.id, { locale: "en" });
    lola = await openAs({ platform, browser }, lolaId, { locale: "en" });
    omar = await openAs({ platform, browser }, omarId, { locale: "en", isPhone: true });
    stayed = await openPage({ platform, browser }, `${base}/jadval`, { locale: "en" });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  /** It begins in a minute, and its last four minutes are frozen. */
  async function seed(): Promise<[string, string]> {
    const startsAt = Date.now() + minuteMs;
    const made = await createContest(platform.ctx, {
      slug,
      title: { uz: "Oqshom musobaqasi", ru: "Вечерний контест", en: "Evening contest" },
      startsAt,
      endsAt: startsAt + 10 * minuteMs,
      freezesAt: startsAt + 6 * minuteMs,
      problems: [{ slug: "choyxona", label: "A" }],
    });
    if (made.kind !== "made") throw new Error(made.kind);
    contestId = made.contestId;
    // Else code after the end is for practice, which other tests hold.
    await platform.database.db.update(contests).set({ isUpsolvable: 0 }).where(eq(contests.id, contestId));
    const userIds: string[] = [];
    for (const name of ["Lola", "Omar"]) {
      const person = { login: name.toLowerCase(), displayName: name, password: "Registon-2026!" } as const;
      const user = await createUser(platform.ctx, { ...person, locale: "en", role: "student" });
      if (user.kind !== "made") throw new Error(user.kind);
      userIds.push(user.userId);
      const line = { userId: user.userId, name, organisation: null, group: null };
      await addParticipants(platform.ctx, { contestId, participants: [line] });
    }
    const [lolaId = "", omarId = ""] = userIds;
    return [lolaId, omarId];
  }

  /** Minutes that nobody sits through: the plan, and all that happened in it, move into the past. */
  async function pass(minutes: number): Promise<void> {
    await passMinutes(platform.database.db, { contestId, minutes });
    await wireEvents(platform.ctx).events.tell({ kind: "contest-changed", contestId });
  }

  async function type(page: Page, source: string): Promise<void> {
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(source);
  }

  async function send(page: Page, source: string): Promise<void> {
    await type(page, source);
    await page.getByRole("button", { name: "Submit" }).click();
  }

  const rowOf = (page: Page, name: string) => page.locator("tr.row", { hasText: name });
  const problemLink = (page: Page) => page.locator(`main a[href="${base}/A"]`);
  const goTo = (page: Page, path: string) => page.goto(`${platform.url}${path}`);

  it("counts down, keeps its problems, and opens them by itself", async () => {
    for (const page of [lola, omar]) {
      await goTo(page, base);
      await page.getByRole("heading", { name: "Until the start" }).waitFor(patience);
    }
    await lola.getByText("You take part as Lola.").waitFor();
    const early = await lola.request.get(`${platform.url}/api/contests/${slug}/problems/A`);
    expect(early.status()).toBe(403);
    expect(await early.text()).not.toMatch(/choyxona/i);

    await pass(1);

    for (const page of [lola, omar]) await problemLink(page).waitFor(patience);
  });

  it("takes wrong and right code at the desk, and the board moves for who watches", async () => {
    await pass(2);
    await problemLink(lola).click();
    await lola.locator(".cm-content").waitFor(patience);
    await send(lola, wrong);
    await lola.locator(".live-panel .verdict-WA").waitFor(patience);
    await pass(1);
    await send(lola, right);
    await lola.locator(".live-panel .verdict-AC").waitFor(patience);

    await expect.poll(() => rowOf(stayed, "Lola").textContent(), patience).toMatch(/1Lola.*12\d\+?1?/);
  });

  it("answers a contestant's question on the phone, whatever page is open", async () => {
    await goTo(omar, `${base}/savollar`);
    await omar.getByLabel("Your question").fill("Can the tea run out?");
    await omar.getByRole("button", { name: "Send the question" }).click();
    await omar.getByText("waiting for an answer").waitFor(patience);
    await goTo(omar, `${base}/A`);
    await omar.getByRole("heading", { level: 1 }).waitFor(patience);
    await goTo(jury, `${base}/savollar`);
    await jury.getByLabel("Answer", { exact: true }).fill("No, there is always enough.");
    await jury.getByRole("button", { name: "Send the answer" }).click();
    await omar.locator(".news-banner").getByText("No, there is always enough.").waitFor(patience);
    await omar.locator(".news-banner").getByRole("button", { name: "I have read it" }).click();

    await jury.getByLabel("Text of the announcement").fill("Ten minutes are ten minutes.");
    await jury.getByRole("button", { name: "Send to everybody" }).click();

    for (const page of [lola, omar])
      await page.locator(".news-banner").getByText("Ten minutes are ten minutes.").waitFor(patience);
  });

  it("hides from the board, and not from its sender, what is sent in the frozen minutes", async () => {
    await pass(4);
    await stayed.getByText("was frozen with").waitFor(patience);
    await omar.locator(".news-banner").getByRole("button", { name: "I have read it" }).click();
    await omar.getByRole("button", { name: "Code", exact: true }).click();
    await omar.locator(".cm-content").waitFor(patience);
    await send(omar, right);
    await omar.locator(".live-panel .verdict-AC").waitFor(patience);

    await expect.poll(() => rowOf(stayed, "Omar").textContent(), patience).toMatch(/Omar.*\?/);
    expect(await omar.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("refuses what is sent after the end, says so, and keeps the code with its writer", async () => {
    await pass(4);
    await type(lola, `${right}\n// too late`);
    // The page may know of the end by now, and have no button.
    await lola.keyboard.press("Control+Enter");
    await lola.getByText(/takes no more code|was not taken/).waitFor(patience);

    expect(await lola.locator(".cm-content").textContent()).toContain("// too late");
    await stayed.getByText("Not final.").waitFor(patience);
    await stayed.locator("header .clock", { hasText: "ended" }).waitFor(patience);
  });

  it("ends with results that the jury opens and declares final, the same for who comes late", async () => {
    await goTo(jury, `${base}/hakamlik/soat`);
    const dialog = jury.getByRole("dialog");
    await jury.getByRole("button", { name: "Thaw the board" }).click();
    await dialog.getByRole("button", { name: "Thaw the board" }).click();
    await dialog.waitFor({ state: "detached" });
    await jury.getByRole("button", { name: "Declare final" }).click();
    await dialog.getByRole("button", { name: "Declare final" }).click();
    await dialog.waitFor({ state: "detached" });
    await stayed.getByText("Final results.").waitFor(patience);
    const late = await openPage({ platform, browser }, `${base}/jadval`, { locale: "en" });
    await late.getByText("Final results.").waitFor(patience);

    const boardOf = (page: Page) => page.locator("table.board").textContent();
    await expect.poll(async () => (await boardOf(late)) === (await boardOf(stayed)), patience).toBe(true);
    expect(await late.locator("tr.row .name").allTextContents()).toEqual(["Omar", "Lola"]);
    await goTo(omar, base);
    await omar.getByText("the results are final").waitFor(patience);
  });
});
