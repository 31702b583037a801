import { eq } from "drizzle-orm";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "../../src/db/schema/accounts.ts";
import { auditLog } from "../../src/db/schema/audit.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { totpCode } from "../../src/features/accounts/totp-codes.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { build } from "../kit/build.ts";
import { decodeSecret } from "../kit/factor-stand.ts";
import { signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";

const password = "Registon-2026!";
const account = { password, displayName: "Rahbar", locale: "en" } as const;

describe.skipIf(!hasBrowser)("an admin among people, on a phone (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let page: Page;
  let pupilId = "";
  let recoveryCode = "";

  beforeAll(async () => {
    platform = await preparePlatform({ withWeb: true });
    await platform.startApi();
    await createUser(platform.ctx, { ...account, login: "boss", role: "admin" });
    const pupil = await build.user(platform.database.db, {
      displayName: "Oʻktamov Gʻayrat",
      login: "gayrat",
    });
    pupilId = pupil.id;
    browser = await openBrowser();
    page = await (await visit(browser, { locale: "en", isPhone: true })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.close();
  });

  it("finds a pupil by a name typed in the other script; the block goes on once a second factor is set up", async () => {
    const cookie = (await startSession(platform.ctx, pupilId)).setCookie.split(";")[0] ?? "";
    const isIn = async () => (await fetch(`${platform.url}/api/me`, { headers: { cookie } })).status;
    await signIn(page, { url: platform.url, next: "/odamlar", login: "boss", password });

    await page.getByRole("searchbox").fill("Ўктамов");
    await page.getByRole("link", { name: /Oʻktamov Gʻayrat/ }).click();
    await page.getByRole("heading", { name: "Oʻktamov Gʻayrat" }).waitFor();
    expect(await isIn()).toBe(200);
    await page.getByRole("button", { name: "Block" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.textContent"), "focus is given back").toBe("Block");
    await page.getByRole("button", { name: "Block" }).click();
    await dialog.getByRole("button", { name: "Block" }).click();
    await dialog.getByText("Give a reason").waitFor();
    await dialog.getByLabel(/^Reason/).fill("shared the account");
    await dialog.getByRole("button", { name: "Block" }).click();
    const factor = page.getByRole("dialog", { name: "Set up two-step sign-in first" });
    await factor.getByRole("button", { name: "Set it up" }).click();
    const secret = ((await factor.locator(".secret-letters").textContent()) ?? "").replaceAll(/\s/g, "");
    await factor.getByLabel("6-digit code").fill(await totpCode(decodeSecret(secret), Date.now()));
    await factor.getByRole("button", { name: "Finish turning on" }).click();
    recoveryCode = (await factor.locator(".recovery-codes li").first().textContent()) ?? "";
    expect(await isIn(), "nothing is done before the factor is there").toBe(200);
    await factor.getByRole("button", { name: "I have saved them" }).click();

    await page.getByRole("button", { name: "Unblock" }).waitFor();
    expect(await isIn()).toBe(401);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("reads in the log what was done, and why", async () => {
    await page.goto(`${platform.url}/odamlar/jurnal`);

    await page.getByText("user.block", { exact: true }).waitFor();
    await page.getByText("shared the account").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    const lines = await platform.database.db.select().from(auditLog).where(eq(auditLog.thingId, pupilId));
    expect(lines.map(({ act }) => act)).toEqual(["user.block"]);
  });

  it("finds the statistics counted by the platform itself, and counts anew", async () => {
    await page.goto(`${platform.url}/odamlar`);

    await page.getByText("Statistics", { exact: true }).click();
    // Nobody has asked for it yet: the platform counts when it starts.
    await page.getByText(/^\d+ accounts? as of \d\d:\d\d$/).waitFor();
    const outcome = page.locator(".statistics-line").getByRole("status");
    expect(await outcome.textContent(), "a reader knows of it before it speaks").toBe("");
    await page.getByRole("button", { name: "Count again" }).press("Enter");

    await outcome.getByText(/^(Counted again|Less than a minute)/).waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Count again");
    await page.getByRole("rowheader", { name: "Student" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });

  it("mends a list by its faults, makes the accounts, and has slips to print", async () => {
    const choose = (csv: string) =>
      page
        .locator("input[type=file]")
        .setInputFiles({ name: "class.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.goto(`${platform.url}/odamlar/royxat`);

    await choose("ism;login\nAliyeva Lola;gayrat");
    await page.getByText("is taken: gayrat").waitFor();
    await choose("ism;login\nAliyeva Lola;lola.aliyeva\nКаримов Али;");
    await page.getByRole("button", { name: "Create 2 accounts" }).click();

    await page.getByText("2 passwords, shown only now").waitFor();
    expect(await page.locator(".sheet").count()).toBe(2);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
    expect(await page.locator(".sheet").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });

  it("lets a new jury member on once they have set a password of their own", async () => {
    const { ctx, database } = platform;
    await createUser(ctx, { ...account, login: "new.jury", role: "jury" });
    await database.db.update(users).set({ mustChangePassword: true }).where(eq(users.login, "new.jury"));
    const own = await (await visit(browser, { locale: "en", isPhone: true })).newPage();
    await signIn(own, { url: platform.url, next: "/musobaqalar", login: "new.jury", password });

    await own.getByRole("heading", { name: "A new password first" }).waitFor();
    await own.getByLabel("Current password").fill(password);
    await own.getByLabel("New password").fill("Kavo-rimu-tesa-4729");
    await own.getByRole("button", { name: "Change the password" }).click();

    await own.getByRole("heading", { name: "Contests", level: 1 }).waitFor();
  });

  it("acts for a teacher under a banner on every page, after a code asked in place, and leaves by it", async () => {
    await platform.database.db.update(sessions).set({ provenAt: new Date(Date.now() - 3_600_000) });
    const teacher = await build.user(platform.database.db, { role: "teacher", displayName: "Ustoz" });
    await page.goto(`${platform.url}/odamlar/${teacher.id}`);
    await page.getByRole("button", { name: "Act for this person" }).click();
    const dialog = page.getByRole("dialog", { name: "Act for this person" });
    await dialog.getByLabel(/^Reason/).fill("they see no course");
    await dialog.getByRole("button", { name: "Act for this person" }).click();
    const proof = page.getByRole("dialog", { name: "Is it you?" });
    await proof.getByRole("button", { name: "Cancel" }).click();
    await proof.waitFor({ state: "hidden" });
    expect(await dialog.getByLabel(/^Reason/).inputValue()).toBe("they see no course");
    await dialog.getByRole("button", { name: "Act for this person" }).click();
    await proof.getByLabel("Code").fill(recoveryCode);
    await proof.getByRole("button", { name: "Continue" }).click();

    await page.getByText("You act for Ustoz.").waitFor();
    await page.getByRole("button", { name: "End" }).click();

    await page.locator("input[name=login]").waitFor();
    expect(await page.getByText("You act for Ustoz.").count()).toBe(0);
  });
});
