/** Every place of every page that shows what somebody typed, filled with scripts: none of them runs. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWeb } from "../../cli/services/build-web.ts";
import { problemSamples, problemStatements } from "../../src/db/schema/problems.ts";
import { judgingPauses } from "../../src/db/schema/submissions.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { renderForTest } from "../../src/features/problems/statement/render-for-test.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { openTestApp, type TestApp } from "../kit/open-test-app.ts";
import { shownPayloads } from "../kit/payloads.ts";
import { serveApp } from "../kit/serve-app.ts";
import { uncounted } from "../kit/uncounted.ts";

const inAllLanguages = (text: string) => ({ uz: text, ru: text, en: text });
const many = shownPayloads.join("\n");

describe.skipIf(!hasBrowser)("hostile texts (needs chromium)", () => {
  let t: TestApp;
  let server: { readonly origin: string; close(): Promise<void> };
  let browser: Browser;
  let reader: BrowserContext;
  let pages: ShowingPage[];

  beforeAll(async () => {
    t = await openTestApp({ env: { WEB_DIR: (await buildWeb()).folder }, rateCounter: uncounted });
    pages = await fillWithScripts();
    server = await serveApp(t.app);
    browser = await openBrowser();
    reader = await visit(browser, { locale: "uz" });
    const cookie = (await startSession(t.ctx, await ownerId())).setCookie.split(";")[0] ?? "";
    await reader.addCookies([{ name: "sid", value: cookie.slice("sid=".length), url: server.origin }]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await t?.close();
  });

  let owner = "";
  async function ownerId(): Promise<string> {
    if (owner === "")
      owner = (await build.user(t.db, { role: "admin", displayName: shownPayloads[0] ?? "" })).id;
    return owner;
  }

  async function fillWithScripts(): Promise<ShowingPage[]> {
    const userId = await ownerId();
    for (const text of shownPayloads) await build.contest(t.db, { title: inAllLanguages(text) });
    const contest = await build.contest(t.db, { title: inAllLanguages(many.slice(0, 4_000)) });
    const problem = await build.problem(t.db, { ownerId: userId });
    const version = await build.problemVersion(t.db, {
      problemId: problem.id,
      names: inAllLanguages(many.slice(0, 4_000)),
    });
    const html = renderForTest("md", shownPayloads.join("\n\n"), { title: shownPayloads[1] ?? "" }).html;
    for (const language of ["uz", "ru", "en"])
      await t.db
        .insert(problemStatements)
        .values({ problemVersionId: version.id, language, form: "html", html });
    await t.db
      .insert(problemSamples)
      .values({ problemVersionId: version.id, ordinal: 1, input: many, answer: many, note: null });
    const named = { problemId: problem.id, problemVersionId: version.id };
    await build.contestProblem(t.db, { contestId: contest.id, label: "A", ...named });
    for (const name of shownPayloads) await build.participant(t.db, { contestId: contest.id, name });
    const team = await build.participant(t.db, { contestId: contest.id, name: many.slice(0, 200), userId });
    const sent = { contestId: contest.id, participantId: team.id, ...named, source: many };
    const submission = await build.submission(t.db, { ...sent, fileName: `"><img src=x onerror=x>.cpp` });
    await build.submission(t.db, { ...sent, source: `</script>${many}` });
    for (const text of shownPayloads.slice(0, 10)) await build.judgeHost(t.db, { name: text.slice(0, 120) });
    await t.db.insert(judgingPauses).values({
      id: t.ctx.ids.make("judgingPause"),
      contestId: contest.id,
      reason: many.slice(0, 500),
      pausedAt: new Date(),
      pausedBy: userId,
    });
    const at = `/c/${contest.slug}`;
    const shown = ["/musobaqalar", at, `${at}/jadval`, `${at}/A`, `${at}/urinishlar/${submission.id}`];
    const others = [
      "/",
      `${at}/urinishlar`,
      "/hisob",
      `/ustaxona/${problem.slug}`,
      "/?q=<script>window.ranHere=1</script>",
    ];
    return [
      ...[...shown, "/ustaxona", "/hakamlar"].map((path) => ({ path, isShown: true })),
      ...[...others, `/c/${encodeURIComponent(shownPayloads[0] ?? "")}`].map((path) => ({
        path,
        isShown: false,
      })),
    ];
  }

  it("run on no page, break no content policy, and are shown as what they are", async () => {
    const found: string[] = [];
    const page = await reader.newPage();
    page.on("dialog", (dialog) => {
      found.push(`a dialog on ${page.url()}`);
      void dialog.dismiss();
    });
    page.on("console", (said) => {
      if (/Content Security Policy/i.test(said.text()))
        found.push(`${page.url()}: ${said.text().slice(0, 200)}`);
    });
    for (const { path, isShown } of pages) {
      await page.goto(server.origin + path);
      await settle(page, isShown);
      if ((await page.evaluate("window.ranHere")) === 1) found.push(`a script ran on ${path}`);
    }

    expect(found).toEqual([]);
  });

  it("would be seen to run where a page let them", async () => {
    const page = await reader.newPage();

    await page.setContent(shownPayloads.join("\n"));

    await page.waitForFunction("window.ranHere === 1");
  });
});

interface ShowingPage {
  readonly path: string;
  /** The payload must come to be read on it, so that nothing passes by showing nothing. */
  readonly isShown: boolean;
}

/** The page has painted what it shows; images that fail have failed. */
async function settle(page: Page, isShown: boolean): Promise<void> {
  if (isShown) await page.locator("body", { hasText: "ranHere" }).waitFor({ timeout: 60_000 });
  else await page.locator("main").waitFor();
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300)))");
}
