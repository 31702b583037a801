/** The menus of the two frames. A page is in a menu when it stands here; `isShown` hides what the reader may not open. */
import { hasBalloons, isExam, mayPrint, servesPrints } from "../client/contest-floor.ts";
import { mayIn } from "../client/contest-rights.ts";
import { questionCount } from "../client/question-count.ts";
import { hasDesk, isOperator, me, seesPeople } from "../client/session.ts";
import * as words from "../generated/messages/app.ts";

export interface NavigationEntry {
  readonly path: string;
  word(): string;
  /** @param slug  of the contest in whose frame it stands; "" in the site's */
  isShown(slug: string): boolean;
  /** How much there is new behind it; null or 0: nothing. */
  count?(): number;
  /** Also current on the addresses below it. */
  readonly hasPagesBelow?: boolean;
  /** Also current on this one, which its page leads to. */
  readonly alsoAt?: string;
}

const always = () => true;

export const siteNavigation: readonly NavigationEntry[] = [
  { path: "/", word: words.today, isShown: always },
  { path: "/musobaqalar", word: words.contests, isShown: always },
  { path: "/ustaxona", word: words.desk, isShown: () => hasDesk.value, hasPagesBelow: true },
  { path: "/odamlar", word: words.people, isShown: () => seesPeople.value, hasPagesBelow: true },
  { path: "/hakamlar", word: words.judgeHosts, isShown: () => isOperator.value },
];

/** Paths are below /c/:slug. */
export const contestNavigation: readonly NavigationEntry[] = [
  { path: "", word: words.problems, isShown: always, hasPagesBelow: true },
  { path: "/jadval", word: words.board, isShown: always, alsoAt: "/mukofotlar" },
  { path: "/urinishlar", word: words.submissions, isShown: () => me.value !== null, hasPagesBelow: true },
  {
    path: "/hakamlik",
    word: words.juryDesk,
    isShown: (slug) => mayIn(slug, "submission.list-all"),
    hasPagesBelow: true,
  },
  // The jury comes to it from its desk.
  {
    path: "/nazorat",
    word: words.examWatch,
    isShown: (slug) => isExam(slug) && mayIn(slug, "contest.watch-exam") && !mayIn(slug, "contest.change"),
  },
  // Officials find both among the desk's tabs.
  {
    path: "/sharlar",
    word: words.balloons,
    isShown: (slug) => hasBalloons(slug) && !mayIn(slug, "contest.change"),
  },
  {
    path: "/chop-navbati",
    word: words.printing,
    isShown: (slug) => servesPrints(slug) && !mayIn(slug, "contest.change"),
  },
  { path: "/chop", word: words.prints, isShown: mayPrint },
  {
    path: "/savollar",
    word: words.questions,
    isShown: () => me.value !== null,
    count: () => questionCount.value,
  },
];

/** The entry whose page is open, or the nearest above it; null: none. */
export function currentEntry(
  entries: readonly NavigationEntry[],
  base: string,
  path: string,
): NavigationEntry | null {
  const isAt = ({ path: own, alsoAt }: NavigationEntry) =>
    [own, ...(alsoAt === undefined ? [] : [alsoAt])].some((at) => path === (`${base}${at}` || "/"));
  const isAbove = (entry: NavigationEntry) =>
    entry.hasPagesBelow === true && path.startsWith(`${base}${entry.path}/`);
  const above = entries.filter(isAbove).sort((a, b) => b.path.length - a.path.length);
  return entries.find(isAt) ?? above[0] ?? null;
}
