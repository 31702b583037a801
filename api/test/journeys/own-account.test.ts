import { eq } from "drizzle-orm";
import { base32 } from "oslo/encoding";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessions, users } from "../../src/db/schema/accounts.ts";
import { outgoingMail } from "../../src/db/schema/outgoing-mail.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { totpCode } from "../../src/features/accounts/totp-codes.ts";
import { hasBrowser, openBrowser, visit } from "../kit/browser.ts";
import { signIn } from "../kit/journey-pages.ts";
import { preparePlatform, type RunningPlatform } from "../kit/run-platform.ts";
import { type MockEskiz, startMockEskiz } from "../kit/start-mock-eskiz.ts";

const [login, password] = ["nodira", "Registon-2026!"];
const email = "nodira@mail.example";

describe.skipIf(!hasBrowser)("one's own account on a phone (needs chromium)", () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let page: Page;
  let userId = "";
  let recoveryCodes: string[] = [];
  let gateway: MockEskiz;

  beforeAll(async () => {
    gateway = await startMockEskiz();
    platform = await preparePlatform({ withWeb: true, apiSettings: { SMS_URL: gateway.url } });
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
    await gateway?.close();
  });

  const enter = (word: string) =>
    signIn(page, { url: platform.url, next: "/hisob/kirishlar", login, password: word });

  it("shows every device, and closes one that was lost", async () => {
    const cookie = (await startSession(platform.ctx, userId)).setCookie.split(";")[0] ?? "";
    await enter(password);
    await page.locator(".own-session-this").waitFor();
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

    await enter("Gulxan-42uchqun");
    await page.locator(".own-session-this").waitFor();
    expect(await page.locator(".own-session").count()).toBe(1);
  });

  it("turns two-step sign-in on with a phone's code, and signs in by a recovery code", async () => {
    await page.goto(`${platform.url}/hisob/xavfsizlik`);
    await page.getByRole("button", { name: "Turn on", exact: true }).click();
    const letters = (await page.locator(".secret-letters").textContent()) ?? "";
    const secret = base32.decode(letters.replaceAll(" ", ""), { strict: false });
    await page.locator("input[name=code]").fill(await totpCode(secret, Date.now()));
    await page.getByRole("button", { name: "Finish turning on" }).click();
    await page.locator(".recovery-codes li").first().waitFor();
    recoveryCodes = await page.locator(".recovery-codes li").allTextContents();
    expect(recoveryCodes).toHaveLength(10);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.getByRole("button", { name: "I have saved them" }).click();
    await page.getByText("10 recovery codes are left.").waitFor();

    await page.context().clearCookies();
    await enter("Gulxan-42uchqun");
    await page.locator("input[name=code]").fill("000000");
    await page.locator("form button[type=submit]").click();
    await page.getByText(/The code does not match/).waitFor();
    await page.locator("input[name=code]").fill(recoveryCodes[0] ?? "");
    await page.locator("form button[type=submit]").click();

    await page.locator(".own-session-this").waitFor();
  });

  it("adds a phone by the code that comes to it, and signs in by a text message", async () => {
    const codeSent = () => /\d{6}/.exec(gateway.sent.at(-1)?.text ?? "")?.[0] ?? "";
    await page.goto(`${platform.url}/hisob/xavfsizlik`);
    await page.getByRole("button", { name: "Add a phone number" }).click();
    await page.locator("input[name=phone]").fill("71 234 56 78");
    await page.getByRole("button", { name: "Send a code" }).click();
    await page.getByText(/Enter a mobile number of Uzbekistan/).waitFor();
    await page.locator("input[name=phone]").fill("90 123 45 67");
    await page.getByRole("button", { name: "Send a code" }).click();
    await page.getByText(/A code was sent to the number ending in 67/).waitFor();
    await page.locator("input[name=code]").fill(codeSent());
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText(/SMS codes go to the number ending in 67/).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);

    await page.context().clearCookies();
    await enter("Gulxan-42uchqun");
    await page.getByRole("button", { name: "Send an SMS code to …67" }).click();
    await page.getByText(/A code was sent to the number ending in 67/).waitFor();
    await page.locator("input[name=code]").fill(codeSent());
    await page.locator("form button[type=submit]").click();

    await page.locator(".own-session-this").waitFor();
    expect(gateway.sent.map(({ phone }) => phone)).toEqual(["998901234567", "998901234567"]);
  });

  it("makes a token once the owner has shown again that it is them, and shows it this once", async () => {
    await platform.database.db.update(sessions).set({ provenAt: new Date(0) });
    await page.goto(`${platform.url}/hisob/kalitlar`);
    await page.locator("input[name=label]").fill("laptop at home");
    await page.getByText("Read the profile").click();
    await page.getByRole("button", { name: "Make the token" }).click();
    await page.locator("input[name=proof]").fill(recoveryCodes[1] ?? "");
    await page.getByRole("button", { name: "Continue" }).click();

    const secret = (await page.locator(".secret-letters").textContent()) ?? "";
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${platform.url}/api/me`, { headers })).status).toBe(200);
    await page.getByRole("button", { name: "I have copied it" }).click();
    await page.getByText("laptop at home").waitFor();
    expect(await page.content()).not.toContain(secret);
  });

  it("registers a minor once a parent agrees, and says where the letter went", async () => {
    await page.context().clearCookies();
    await page.goto(`${platform.url}/royxat`);
    const year = new Date().getFullYear() - 13;
    const typed = {
      displayName: "Jasur Olimov",
      login: "jasur",
      password: "Gulxan-42uchqun",
      email: "j@mail.uz",
    };
    for (const [name, text] of Object.entries({ ...typed, birthYear: String(year) }))
      await page.locator(`input[name=${name}]`).fill(text);
    await page.getByRole("button", { name: "Open the account" }).click();
    await page.getByText("Tick that a parent or guardian agrees.").waitFor();
    await page.locator("input[name=consent]").check();
    await page.getByRole("button", { name: "Open the account" }).click();

    await page.getByText(/We sent a letter to j@mail.uz/).waitFor();
    await page.getByRole("button", { name: "Send the letter again" }).click();
    await page.getByText(/The letter was sent again/).waitFor();
  });
});
