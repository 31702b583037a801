/** Every page, as everybody who may see it, wide and narrow, light and dark: axe finds nothing serious, nothing stands out. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildWeb } from "../../cli/services/build-web.ts";
import { projectRoot } from "../../cli/services/project-root.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { examinePage } from "../kit/axe-walk.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { type FilledSite, fillSite, type SiteRole } from "../kit/filled-site.ts";
import { openTestApp, type TestApp } from "../kit/open-test-app.ts";
import { serveApp } from "../kit/serve-app.ts";
import { uncounted } from "../kit/uncounted.ts";

type Reader = "guest" | SiteRole;

/** Who is shown a page; the page's own addresses where its path has holes. */
interface Shown {
  readonly to: readonly Reader[];
  at?(site: FilledSite): readonly string[];
}

const inContest = (rest: string) => (site: FilledSite) => [`/c/${site.contest}${rest}`];
const toEverybody = ["guest", "student", "jury"] as const;

/** By their paths in web/src/app/routes.ts; a new page is written down here before it passes. */
const pages: Readonly<Record<string, Shown>> = {
  "/": { to: ["guest", "student", "admin"] },
  "/kirish": { to: ["guest"] },
  "/royxat": { to: ["guest"] },
  "/parol-tiklash": { to: ["guest"], at: () => ["/parol-tiklash", `/parol-tiklash#${"k".repeat(43)}`] },
  "/pochta-tasdigi": { to: ["guest"], at: () => [`/pochta-tasdigi#${"k".repeat(43)}`] },
  "/hisob": { to: ["student"] },
  "/hisob/xavfsizlik": { to: ["student", "admin"] },
  "/hisob/kirishlar": { to: ["student"] },
  "/hisob/kalitlar": { to: ["student"] },
  "/musobaqalar": { to: toEverybody },
  "/musobaqalar/yangi": { to: ["jury"] },
  "/c/:slug": { to: toEverybody, at: inContest("") },
  "/c/:slug/jadval": { to: toEverybody, at: inContest("/jadval") },
  "/c/:slug/urinishlar": { to: ["student", "jury"], at: inContest("/urinishlar") },
  "/c/:slug/urinishlar/:submissionId": {
    to: ["student", "jury"],
    at: (site) => [`/c/${site.contest}/urinishlar/${site.submissionId}`],
  },
  "/c/:slug/mukofotlar": { to: toEverybody, at: inContest("/mukofotlar") },
  "/c/:slug/savollar": { to: toEverybody, at: inContest("/savollar") },
  "/c/:slug/hakamlik": { to: ["jury"], at: inContest("/hakamlik") },
  "/c/:slug/hakamlik/qayta": { to: ["jury"], at: inContest("/hakamlik/qayta") },
  "/c/:slug/hakamlik/soat": { to: ["jury"], at: inContest("/hakamlik/soat") },
  "/c/:slug/hakamlik/qatnashchilar": { to: ["jury"], at: inContest("/hakamlik/qatnashchilar") },
  "/c/:slug/hakamlik/sozlamalar": { to: ["jury"], at: inContest("/hakamlik/sozlamalar") },
  "/c/:slug/chop": { to: ["student"], at: inContest("/chop") },
  "/c/:slug/chop-navbati": { to: ["jury", "proctor"], at: inContest("/chop-navbati") },
  "/c/:slug/sharlar": { to: ["jury"], at: inContest("/sharlar") },
  "/c/:slug/nazorat": { to: ["proctor"], at: (site) => [`/c/${site.exam}/nazorat`] },
  "/c/:slug/:label": { to: ["guest", "student"], at: inContest("/K") },
  "/ustaxona": { to: ["setter"] },
  "/ustaxona/:slug": { to: ["setter"], at: (site) => [`/ustaxona/${site.problem}`] },
  "/odamlar": { to: ["admin"], at: () => ["/odamlar", "/odamlar?statistika"] },
  "/odamlar/royxat": { to: ["admin"] },
  "/odamlar/ikkinchi-bosqich": { to: ["admin"] },
  "/odamlar/jurnal": { to: ["admin"] },
  "/odamlar/:userId": { to: ["admin"], at: (site) => [`/odamlar/${site.userIds.student}`] },
  "/hakamlar": { to: ["jury", "admin"] },
};
/** No route leads there. */
const others: Readonly<Record<string, Shown>> = {
  "nothing is here": { to: ["guest"], at: () => ["/bunday-sahifa-yoq"] },
  "the jury's board": { to: ["jury"], at: inContest("/jadval?hakam") },
};

it("every page of the site is among those that are examined", () => {
  const source = readFileSync(join(projectRoot, "web/src/app/routes.ts"), "utf8");
  const paths = [...source.matchAll(/path: "([^"]+)"/g)].map(([, path]) => path);

  expect(Object.keys(pages).toSorted()).toEqual(paths.toSorted());
});

describe.skipIf(!hasBrowser)("every page (needs chromium)", () => {
  let t: TestApp;
  let server: { readonly origin: string; close(): Promise<void> };
  let browser: Browser;
  let site: FilledSite;
  beforeAll(async () => {
    t = await openTestApp({ env: { WEB_DIR: (await buildWeb()).folder }, rateCounter: uncounted });
    site = await fillSite(t);
    server = await serveApp(t.app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await t?.close();
  });

  async function enter(reader: Reader): Promise<BrowserContext> {
    const context = await visit(browser, { locale: "uz" });
    if (reader === "guest") return context;
    const proof = { factorLevel: reader === "admin" ? 2 : 1 } as const;
    const { setCookie } = await startSession(t.ctx, site.userIds[reader], undefined, proof);
    const cookie = setCookie.split(";")[0] ?? "";
    await context.addCookies([{ name: "sid", value: cookie.slice("sid=".length), url: server.origin }]);
    return context;
  }

  async function walk(reader: Reader): Promise<string[]> {
    const found: string[] = [];
    const page = await (await enter(reader)).newPage();
    const open = watchQuestions(page);
    for (const [path, { to, at }] of Object.entries({ ...pages, ...others }))
      for (const address of to.includes(reader) ? (at?.(site) ?? [path]) : []) {
        const faults = await open(server.origin + address).then(
          () => examinePage(page),
          (error: unknown) => [`never came to rest: ${error instanceof Error ? error.message : error}`],
        );
        found.push(...faults.map((fault) => `${reader} ${address}: ${fault}`));
      }
    return found;
  }

  it("can be read by everybody who may see it, on any screen", async () => {
    const readers = ["guest", "student", "setter", "jury", "proctor", "admin"] as const;

    const found = await Promise.all(readers.map(walk));

    expect(found.flat()).toEqual([]);
  }, 600_000);
});

const quietMs = 150;

/** @returns opens an address and waits until all that the page asked of the API is answered, and a moment later still is */
function watchQuestions(page: Page): (address: string) => Promise<void> {
  const unanswered = new Set<string>();
  let changedAt = 0;
  const note = (request: Request, isAsked: boolean) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith("/api/")) return;
    changedAt = Date.now();
    if (isAsked) unanswered.add(pathname);
    else unanswered.delete(pathname);
  };
  page.on("request", (request) => note(request, true));
  page.on("requestfinished", (request) => note(request, false));
  page.on("requestfailed", (request) => note(request, false));
  return async (address) => {
    // What the page before had asked is never answered.
    await page.goto("about:blank");
    unanswered.clear();
    await page.goto(address);
    await page.locator("main").first().waitFor();
    await vi.waitFor(
      () => {
        if (unanswered.size > 0 || Date.now() - changedAt < quietMs)
          throw new Error(`${address} goes on asking for ${[...unanswered].join(", ")}`);
      },
      { timeout: 20_000, interval: 30 },
    );
  };
}
