import type { Browser, Page } from "playwright-core";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { type Visitor, visit } from "./browser.ts";
import type { RunningPlatform } from "./run-platform.ts";

interface Site {
  readonly platform: RunningPlatform;
  readonly browser: Browser;
}

/** A page of the platform in a browser of its own, whose reader has not signed in. */
export async function openPage(
  { platform, browser }: Site,
  path: string,
  visitor: Visitor = {},
): Promise<Page> {
  const page = await (await visit(browser, visitor)).newPage();
  await page.goto(`${platform.url}${path}`);
  return page;
}

/** A browser of its own in which this person has just signed in; it shows nothing yet. */
export async function openAs({ platform, browser }: Site, userId: string, visitor: Visitor): Promise<Page> {
  const context = await visit(browser, visitor);
  const { setCookie } = await startSession(platform.ctx, userId);
  const [name = "", value = ""] = (setCookie.split(";")[0] ?? "").split("=");
  await context.addCookies([{ name, value, url: platform.url }]);
  return context.newPage();
}

/** Signs in by the form, as a person does, on the way to another page. */
export async function signIn(
  page: Page,
  at: { readonly url: string; readonly next: string; readonly login: string; readonly password: string },
): Promise<void> {
  await page.goto(`${at.url}/kirish?keyin=${encodeURIComponent(at.next)}`);
  await page.locator("input[name=login]").fill(at.login);
  await page.locator("input[name=password]").fill(at.password);
  await page.locator("form button[type=submit]").click();
}
