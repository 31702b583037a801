import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { z } from "zod";
import { type BenchPerson, benchContest } from "./seed-bench.ts";

/** One press of the button, as the page saw it. */
export interface Press {
  readonly submissionId: string;
  readonly verdict: string;
  /** Milliseconds since 1970. */
  readonly pressedAt: number;
  readonly shownAt: number;
}

const seen = z.object({
  href: z.string(),
  verdict: z.string(),
  pressedAt: z.number(),
  shownAt: z.number(),
  timeOrigin: z.number(),
});

const withinMs = 60_000;
const historyLabel = "Your submissions";

/** Opens the problem as the person sees it, and waits until the page hears news. */
export async function openProblem(
  context: BrowserContext,
  at: { readonly url: string; readonly person: BenchPerson },
): Promise<Page> {
  context.setDefaultTimeout(withinMs);
  await context.addCookies([{ ...at.person.cookie, url: at.url }]);
  await context.addInitScript({ path: join(import.meta.dirname, "watch-screen.mjs") });
  const page = await context.newPage();
  const joined = untilJoined(page);
  await page.goto(`${at.url}/c/${benchContest.slug}/${benchContest.label}`);
  await page.getByRole("button", { name: /^Submit/ }).waitFor();
  await joined;
  return page;
}

/** Puts the source in as a file, presses the button, and waits for the verdict on the screen. */
export async function pressSubmit(
  page: Page,
  code: { readonly fileName: string; readonly language: RegExp; readonly source: string },
): Promise<Press> {
  const file = { name: code.fileName, mimeType: "text/plain", buffer: Buffer.from(code.source) };
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await untilTaken(page, code);
  await page.evaluate(`benchWatch(${JSON.stringify(historyLabel)})`);
  await page.getByRole("button", { name: /^Submit/ }).click();
  const shown = seen.parse(await withDeadline(page.evaluate("benchShown"), () => whatPageSays(page)));
  const submissionId = decodeURIComponent(shown.href.split("/").pop() ?? "");
  const { verdict, timeOrigin } = shown;
  return {
    submissionId,
    verdict,
    pressedAt: timeOrigin + shown.pressedAt,
    shownAt: timeOrigin + shown.shownAt,
  };
}

/** The editor has the language of the file and its text. */
async function untilTaken(page: Page, code: { readonly language: RegExp; readonly source: string }) {
  const language = page.getByRole("combobox", { name: "Programming language" });
  const editor = page.locator(".cm-content");
  const firstLine = code.source.split("\n")[0] ?? "";
  const isTaken = async () =>
    code.language.test(await language.inputValue()) && (await editor.textContent())?.startsWith(firstLine);
  const until = Date.now() + withinMs;
  while (!(await isTaken())) {
    if (Date.now() > until) throw new Error("The editor did not take the source file.");
    await page.waitForTimeout(20);
  }
}

/** The server has let the page into the room where a person's own verdicts are told. */
function untilJoined(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on("websocket", (socket) => {
      const asked = new Set<string>();
      socket.on("framesent", ({ payload }) => {
        const ask = /^42(\d+)\["join",\{"room":"user:/.exec(payload.toString());
        if (ask?.[1] !== undefined) asked.add(ask[1]);
      });
      socket.on("framereceived", ({ payload }) => {
        const answer = /^43(\d+)\[\{"kind":"joined"/.exec(payload.toString());
        if (answer?.[1] !== undefined && asked.has(answer[1])) resolve();
      });
    });
  });
}

async function whatPageSays(page: Page): Promise<string> {
  const bar = await page.locator(".action-bar").textContent();
  return `The page shows no verdict after ${withinMs / 1000} s; beside the button it says: ${bar}`;
}

async function withDeadline<T>(work: Promise<T>, explain: () => Promise<string>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, withinMs, "late");
  });
  const first = await Promise.race([work.then((value) => ({ value })), late]).finally(() =>
    clearTimeout(timer),
  );
  if (first === "late") throw new Error(await explain());
  return first.value;
}
