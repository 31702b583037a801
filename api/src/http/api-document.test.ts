import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../../test/kit/browser.ts";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";
import { serveApp } from "../../test/kit/serve-app.ts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

describe.skipIf(!hasBrowser)(`the API's page${hasBrowser ? "" : " (no Chromium here)"}`, () => {
  it("shows every tag in a browser, breaks no content policy and asks nobody else", async () => {
    const { origin, close } = await serveApp(t.app);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
          complaints.push(`asked ${request.url()}`);
      });

      await page.goto(`${origin}/api-docs`);
      // The page draws its tags one after the other.
      for (const tag of ["session", "contests", "submissions"])
        await page.locator(`.opblock-tag[data-tag="${tag}"]`).waitFor();
      await page.locator('.opblock-tag[data-tag="session"]').click();
      await page.getByText("Sign in; the session comes as a cookie").waitFor();

      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await close();
    }
  });
});
