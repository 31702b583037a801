import type { DeskFilter, DeskSubmission } from "@bilimdon/contracts/http/jury-desk";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";

/** The filter as it stands in the page's address. */
export type ShownFilter = Omit<DeskFilter, "verdict"> & { readonly verdict?: DeskFilter["verdict"] };

/** Names in the address, as a person would read them there. */
const names = {
  problem: "masala",
  team: "qatnashchi",
  language: "til",
  verdict: "hukm",
  host: "mashina",
  from: "dan",
  to: "gacha",
} as const;
type Name = keyof typeof names;
const order: readonly Name[] = ["problem", "team", "language", "verdict", "host", "from", "to"];

/** Reads the filter from the address; what makes no sense there is left out. */
export function readFilter(query: Readonly<Record<string, string>>): DeskFilter {
  const word = (name: Name) => query[names[name]]?.trim() || undefined;
  const minute = (name: Name) => (/^\d{1,5}$/.test(word(name) ?? "") ? Number(word(name)) : undefined);
  return keepGiven({
    problem: word("problem"),
    team: word("team"),
    language: word("language"),
    verdict: verdictWords.find((known) => known === word("verdict")),
    host: word("host"),
    from: minute("from"),
    to: minute("to"),
  });
}

export const verdictWords = [...verdictCodes, "waiting", "failed"] as const;

/** The same in the address; empty for no filter. */
export function writeFilter(filter: DeskFilter): string {
  const asked = new URLSearchParams();
  for (const name of order) if (filter[name] !== undefined) asked.set(names[name], String(filter[name]));
  return asked.toString();
}

/** Is a submission one of those the filter means? The server decides by the same. */
export function isWanted(
  { problem, team, language, verdict, host, from, to }: DeskFilter,
  one: DeskSubmission,
): boolean {
  const minute = one.contestTimeMs / 60_000;
  return (
    (problem === undefined || one.problemLabel === problem) &&
    (team === undefined || one.participantName.toLowerCase().includes(team.toLowerCase())) &&
    (language === undefined || one.languageId === language) &&
    (verdict === undefined || verdictWord(one) === verdict) &&
    (host === undefined || one.judgeHostId === host) &&
    (from === undefined || minute >= from) &&
    (to === undefined || minute < to)
  );
}

/** A fault of the platform shows to everybody as waiting; only the server tells it from a judging error. */
function verdictWord({ state, verdict }: DeskSubmission): DeskFilter["verdict"] | null {
  if (state === "judged") return verdict;
  return state === "under-repair" ? "failed" : "waiting";
}

/** What was heard, in its place: no longer wanted it leaves, new it stands by its time. */
export function takeDeskNews(
  rows: readonly DeskSubmission[],
  news: DeskSubmission,
  filter: DeskFilter,
): readonly DeskSubmission[] {
  const others = rows.filter(({ submissionId }) => submissionId !== news.submissionId);
  if (!isWanted(filter, news)) return others;
  return [...others, news].sort(
    (a, b) => b.submittedAt - a.submittedAt || (a.submissionId < b.submissionId ? 1 : -1),
  );
}

function keepGiven(filter: { readonly [K in keyof DeskFilter]: DeskFilter[K] | undefined }): DeskFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
