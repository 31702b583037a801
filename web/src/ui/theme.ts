import { signal } from "@preact/signals";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "bilimdon.theme";
const darkSystem = globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** What the reader chose; boot.js has already painted it. */
export const theme = signal<Theme>(readTheme());

export function chooseTheme(next: Theme): void {
  theme.value = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
  paint();
}

/** Follows the system while nothing else is chosen. */
export function followSystemTheme(): void {
  darkSystem?.addEventListener("change", paint);
}

function paint(): void {
  const isDark = theme.value === "dark" || (theme.value === "system" && darkSystem?.matches === true);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

function readTheme(): Theme {
  try {
    const kept = globalThis.localStorage?.getItem(storageKey);
    return themes.find((known) => known === kept) ?? "system";
  } catch {
    return "system";
  }
}
