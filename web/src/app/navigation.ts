/** The menus of the two frames. A page is in a menu when it stands here; `isShown` hides what the reader may not open. */
import { isOperator, me } from "../client/session.ts";
import * as words from "../generated/messages/app.ts";

export interface NavigationEntry {
  readonly path: string;
  word(): string;
  isShown(): boolean;
  /** Also current on the addresses below it. */
  readonly hasPagesBelow?: boolean;
}

const always = () => true;

export const siteNavigation: readonly NavigationEntry[] = [
  { path: "/", word: words.today, isShown: always },
  { path: "/musobaqalar", word: words.contests, isShown: always },
];

/** Paths are below /c/:slug. */
export const contestNavigation: readonly NavigationEntry[] = [
  { path: "", word: words.problems, isShown: always },
  { path: "/jadval", word: words.board, isShown: always },
];

/** For entries that only the signed-in or the operators see. */
export const onlySignedIn = () => me.value !== null;
export const onlyOperator = () => isOperator.value;

export function isCurrent(entry: NavigationEntry, base: string, path: string): boolean {
  const full = `${base}${entry.path}` || "/";
  return path === full || (entry.hasPagesBelow === true && path.startsWith(`${full}/`));
}
