/**
 * What a page is measured by: axe, and whether it reads at 320 pixels without being pushed aside.
 *
 * A page is opened once. Then its screen is made narrow and its colours dark, which asks the server for nothing; in the
 * dark only contrast can have changed, so that only contrast is looked at again.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { z } from "zod";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const screens = {
  desktop: { width: 1_280, height: 900 },
  narrow: { width: 320, height: 720 },
} as const;

const faults = z.array(z.string());

/** Every serious or critical finding of axe, and what stands out at 320 pixels, in words that lead there. */
export async function examinePage(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  for (const [screen, size] of Object.entries(screens)) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(paint);
      const all = await page.evaluate(axeRun(colorScheme === "dark"));
      found.push(...faults.parse(all).map((fault) => `${screen}, ${colorScheme}: ${fault}`));
    }
    if (screen === "narrow")
      found.push(...faults.parse(await page.evaluate(overflow)).map((fault) => `320 px: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(screens.desktop);
  return found;
}

const paint = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

function axeRun(isContrastAlone: boolean): string {
  const options = {
    resultTypes: ["violations"],
    ...(isContrastAlone ? { runOnly: ["color-contrast"] } : {}),
  };
  return `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, html, any }) =>
      id + " at " + target.join(" ") + ": " + html.slice(0, 120) + " " + (any[0]?.message ?? "").slice(0, 140))))`;
}

/** The page is wider than the screen: named are the innermost parts that stand out and that nothing around them clips. */
const overflow = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isClipped = (part) => {
    for (let at = part.parentElement; at !== null && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter(
    (part) => part.getBoundingClientRect().right > clientWidth + 1 && !isClipped(part));
  const innermost = wide.filter((part) => !wide.some((other) => other !== part && part.contains(other)));
  return ["the page is " + scrollWidth + " wide", ...innermost.slice(0, 4).map((part) =>
    part.outerHTML.slice(0, 140) + " ends at " + Math.round(part.getBoundingClientRect().right))];
})()`;
