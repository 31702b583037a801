import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser } from "../../src/features/accounts/create-user.ts";
import {
  archiveOf,
  type PackageParts,
  writePackage,
} from "../../src/features/problems/import/write-test-package.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

const [login, password] = ["nodira", "Registon-2026!"];
const slug = "yigindi";
/** The package of write-test-package: a right Python solution, a wrong one, two tests. */
const wrongAccepted = "print(1)\n";

describe.skipIf(!hasBrowser)("the setter's desk in a browser (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), "setter-desk-"));

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await platform.startJudge();
    const account = { login, password, displayName: "Nodira", role: "setter", locale: "en" } as const;
    await createUser(platform.ctx, account);
    browser = await openBrowser();
    context = await visit(browser, { locale: "en" });
    page = await context.newPage();
    await signIn(page, { url: platform.url, next: "/ustaxona", login, password });
    await page.getByRole("button", { name: "Upload a package" }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  let serial = 0;
  /** An archive as a setter would have it on their disk. */
  async function pack(changes: PackageParts): Promise<string> {
    serial += 1;
    const written = await writePackage(join(folder, String(serial)), slug, changes);
    const path = join(folder, `${slug}-${serial}.tar.gz`);
    writeFileSync(path, gzipSync(await buffer(await archiveOf(written, slug))));
    return path;
  }

  async function upload(path: string): Promise<void> {
    await page.goto(`${platform.url}/ustaxona`);
    await page.getByRole("button", { name: "Upload a package" }).waitFor();
    await page.locator("input[type=file]").setInputFiles(path);
  }

  const publishButton = () => page.getByRole("button", { name: "Publish", exact: true }).first();
  const state = (words: string) => page.locator(".desk-head b", { hasText: words });

  it("refuses a broken package by file and reason, shows a disagreeing one, and publishes the mended one", async () => {
    await upload(await pack({ "data/secret/1.ans": null }));
    await page.getByText("was not taken").waitFor();
    expect(await page.locator(".package-faults").textContent()).toContain("data/secret/1");
    const noise = join(folder, "noise.zip");
    writeFileSync(noise, readFileSync(new URL(import.meta.url)));
    await upload(noise);
    await page.getByText("neither zip nor tar").waitFor();

    await upload(await pack({ "submissions/accepted/sum.py": wrongAccepted }));
    await page.waitForURL(`**/ustaxona/${slug}`);
    await state("disagrees").waitFor({ timeout: 60_000 });
    expect(await publishButton().isDisabled()).toBe(true);
    expect(await page.locator(".publish-why").textContent()).toMatch(
      /accepted\/sum\.py should be AC and is WA/,
    );
    await page.getByRole("button", { name: "accepted/sum.py" }).first().click();
    await page.locator(".run-detail .verdict-WA").first().waitFor();

    await upload(await pack({}));
    await page.waitForURL(`**/ustaxona/${slug}`);
    await state("verified").waitFor({ timeout: 60_000 });
    await publishButton().click();
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await page.getByText("Published since").waitFor();
    await page.getByRole("tab", { name: /Versions/ }).click();
    const changed = page.locator(".file-changes", { hasText: "submissions/accepted/sum.py" });
    await changed.waitFor();
    expect(await page.locator(".changes").last().textContent()).toMatch(/sum\.pyWA → AC/);
  });

  it("has every test judged once its setter ticks that, also after the page is opened anew", async () => {
    const box = page.getByRole("checkbox", { name: "Judge every test" });
    expect(await box.isChecked()).toBe(false);
    const kept = page.waitForResponse((answer) => answer.url().endsWith(`/api/problems/${slug}/judging`));
    await box.check();
    expect((await kept).status()).toBe(200);

    await page.reload();
    await box.waitFor();
    expect(await box.isChecked()).toBe(true);
  });
});
