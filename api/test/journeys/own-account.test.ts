import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../../src/db/schema/accounts.ts";
import { outgoingMail } from "../../src/db/schema/outgoing-mail.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

const [login, password] = ["nodira", "Registon-2026!"];
const email = "nodira@mail.example";

describe.skipIf(!hasBrowser)("one's own account on a phone (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let page: Page;
  let userId = "";

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    const account = { login, password, displayName: "Nodira", role: "student", locale: "en" } as const;
    const made = await createUser(platform.ctx, account);
    if (made.kind === "made") userId = made.userId;
    await platform.database.db.update(users).set({ email }).where(eq(users.id, userId));
    browser = await openBrowser();
    page = await (await visit(browser, { locale: "en", isPhone: true })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  async function signIn(word: string): Promise<void> {
    await page.goto(`${platform.url}/kirish?keyin=/hisob`);
    await page.locator("input[name=login]").fill(login);
    await page.locator("input[name=password]").fill(word);
    await page.locator("form button[type=submit]").click();
    await page.locator(".own-session-this").waitFor();
  }

  it("shows every device, and closes one that was lost", async () => {
    const cookie = (await startSession(platform.ctx, userId)).setCookie.split(";")[0] ?? "";
    await signIn(password);
    expect(await page.locator(".own-session").count()).toBe(2);

    await page.getByRole("button", { name: /^Close the sign-in/ }).click();
    await page.getByText(/^Closed:/).waitFor();

    expect((await fetch(`${platform.url}/api/me`, { headers: { cookie } })).status).toBe(401);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBe(390);
  });

  it("gets a new password by a letter, and signs in with it", async () => {
    await page.goto(`${platform.url}/parol-tiklash`);
    await page.locator("input[name=email]").fill(email);
    await page.getByRole("button", { name: "Send a link" }).click();
    await page.getByText(/a letter arrives within a minute/).waitFor();
    const [letter] = await platform.database.db.select().from(outgoingMail);

    await page.goto(`${platform.url}/parol-tiklash#${letter?.fields.key}`);
    await page.reload();
    await page.locator("input[name=new]").fill("Parol-2026!");
    await page.getByRole("button", { name: "Save the password" }).click();
    await page.getByText(/Such a password is guessed first/).waitFor();
    await page.locator("input[name=new]").fill("Gulxan-42uchqun");
    await page.getByRole("button", { name: "Save the password" }).click();
    await page.getByText("The new password is saved.").waitFor();

    await signIn("Gulxan-42uchqun");
    expect(await page.locator(".own-session").count()).toBe(1);
  });
});
