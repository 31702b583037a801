import { loadCyrillic } from "./load-cyrillic.ts";
import { chooseLocale, type Locale } from "./locale.ts";

/** Turns the page to another language. Cyrillic is made ready first, so that the page changes once. */
export async function speak(next: Locale): Promise<void> {
  if (next === "uz-Cyrl") await loadCyrillic();
  chooseLocale(next);
}
