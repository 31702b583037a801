import { existsSync } from "node:fs";
import type { Locale } from "@bilimdon/rules/text/locales";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";

const path = "/usr/bin/chromium";

/** Debian's Chromium is there. Journeys skip by name without it. */
export const hasBrowser = existsSync(path);

/** Starts the browser; the switches keep it from asking for anything outside the machine. */
export function openBrowser(more: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...more,
    executablePath: path,
    args: [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Visitor {
  readonly locale?: Locale;
  readonly isPhone?: boolean;
  readonly isDark?: boolean;
}

/** A person with a browser of their own: own cookies, screen and language. */
export function visit(browser: Browser, visitor: Visitor = {}): Promise<BrowserContext> {
  const { locale = "uz", isPhone = false, isDark = false } = visitor;
  return browser.newContext({
    locale: { uz: "uz-UZ", "uz-Cyrl": "uz-Cyrl-UZ", ru: "ru-RU", en: "en-GB" }[locale],
    timezoneId: "Asia/Tashkent",
    colorScheme: isDark ? "dark" : "light",
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    deviceScaleFactor: 1,
  });
}
