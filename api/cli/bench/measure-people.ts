import { type PeoplePage, peoplePage } from "@bilimdon/contracts/http/people";
import { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";
import { z } from "zod";
import { createApp } from "../../src/app.ts";
import type { Ctx } from "../../src/ctx.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { keepPeopleStatistics } from "../../src/features/accounts/people/refresh-people-statistics.ts";
import { build } from "../../test/kit/build.ts";
import { uncounted } from "../../test/kit/uncounted.ts";
import { insertBenchLines, settlePeople } from "./people-bench.queries.ts";
import { type BenchPerson, benchPerson, seedPeople } from "./seed-people.ts";

export interface PeopleFigures {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly asked: number;
  /** Of those that sought one person, how many found them on the page. */
  readonly found: number;
}

/** One question to GET /api/people; `sought` must be among the answers. */
interface Question {
  readonly query: Readonly<Record<string, string>>;
  readonly sought?: string;
}

const apostrophes = ["'", "ʼ", "’", "`", ""];

/** How people ask, by what each kind of asking is called in the report; `at` tells one question from another. */
const kinds: Readonly<Record<string, (person: BenchPerson, at: number) => Question>> = {
  "newest first": () => ({ query: {} }),
  "teachers, newest first": () => ({ query: { role: "teacher" } }),
  "who is blocked": () => ({ query: { state: "blocked" } }),
  "full name as written": (person) => seek(person, person.displayName),
  "full name in the other alphabet": (person) => seek(person, toCyrillic(person.latinName)),
  "full name with another apostrophe": (person, at) =>
    seek(person, person.latinName.replaceAll("ʻ", apostrophes[at % apostrophes.length] ?? "'")),
  "full name with a letter wrong": (person) => seek(person, withLetterWrong(person.latinName)),
  "full name with letters swapped": (person) => seek(person, withLettersSwapped(person.latinName)),
  login: (person) => seek(person, person.login),
  "a first name, which thousands have": (person) => ask(person.latinName.split(" ")[0] ?? ""),
  "two letters": (person) => ask(person.latinName.slice(0, 2)),
  "one letter": (person) => ask(person.latinName.slice(0, 1)),
  "two letters nobody has together": (_, at) => ask(["wq", "jv", "vj", "zw"][at % 4] ?? "wq"),
  "a name nobody has": (_, at) => ask(`Wolfgang${at} Schrödinger`),
};

function ask(q: string): Question {
  return { query: { q } };
}

function seek(person: BenchPerson, q: string): Question {
  return { query: { q }, sought: person.userId };
}

/** The surname's third letter is another. */
function withLetterWrong(name: string): string {
  const [first = "", family = "", ...rest] = name.split(" ");
  return [first, `${family.slice(0, 2)}${family[2] === "m" ? "n" : "m"}${family.slice(3)}`, ...rest].join(
    " ",
  );
}

/** The first name's second and third letters have changed places. */
function withLettersSwapped(name: string): string {
  const [first = "", ...rest] = name.split(" ");
  return [`${first[0]}${first[2]}${first[1]}${first.slice(3)}`, ...rest].join(" ");
}

/** A step through the people that has no factor in common with the lists of names. */
const stride = 7_919;

/**
 * Asks among so many people, through every step of the door, one question after the other.
 *
 * @returns by kind of question; also how long pages deep in the list take
 */
export async function measurePeople(
  ctx: Ctx,
  { people, samples }: { readonly people: number; readonly samples: number },
): Promise<Readonly<Record<string, PeopleFigures>>> {
  await seedPeople(ctx.db, people);
  await settlePeople(ctx.db);
  const app = createApp({ ctx, rateCounter: uncounted });
  const admin = await build.user(ctx.db, { role: "admin", createdAt: new Date(0) });
  const { setCookie } = await startSession(ctx, admin.id);
  const cookie = setCookie.split(";")[0] ?? "";
  const get = async (path: string) => {
    const reply = await app.request(`/api/people${path}`, { headers: { cookie } });
    if (reply.status !== 200) throw new Error(`people were answered with ${reply.status}`);
    return reply.text();
  };
  const list: List = (query) => get(`?${new URLSearchParams(query)}`);

  const figures: Record<string, PeopleFigures> = {};
  for (const [kind, make] of Object.entries(kinds)) {
    const asked = Array.from({ length: samples }, (_, at) => make(benchPerson((at * stride) % people), at));
    figures[kind] = await measure(asked, list);
  }
  figures["page after page"] = await measurePages(list, samples);
  await insertBenchLines(ctx.db, (await build.contest(ctx.db)).id, schools);
  figures["everybody counted anew"] = await measureCounting(ctx);
  figures.statistics = await measure(
    Array.from({ length: samples }, () => ({ query: {} })),
    () => get("/statistics"),
  );
  return figures;
}

const schools = 2_000;
const countings = 5;

/** Each as the sweep does it, ten minutes after the one before. */
async function measureCounting(ctx: Ctx): Promise<PeopleFigures> {
  const timesMs: number[] = [];
  for (let at = 0; at < countings; at += 1) {
    const now = Date.now() + at * 600_000;
    const startedAt = performance.now();
    if (!(await keepPeopleStatistics({ db: ctx.db, clock: { now: () => now } })))
      throw new Error("people were not counted");
    timesMs.push(performance.now() - startedAt);
  }
  return { ...figuresOf(timesMs), found: 0 };
}

type List = (query: Readonly<Record<string, string>>) => Promise<string>;

function read(text: string): PeoplePage {
  return z.object({ data: peoplePage }).parse(JSON.parse(text)).data;
}

async function measure(asked: readonly Question[], list: List): Promise<PeopleFigures> {
  const timesMs: number[] = [];
  let found = 0;
  for (const { query } of asked.slice(0, 3)) await list(query);
  for (const { query, sought } of asked) {
    const startedAt = performance.now();
    const text = await list(query);
    timesMs.push(performance.now() - startedAt);
    if (sought !== undefined && read(text).people.some(({ userId }) => userId === sought)) found += 1;
  }
  return { ...figuresOf(timesMs), found };
}

/** Pages of a hundred, from the first to wherever so many of them lead. */
async function measurePages(list: List, pages: number): Promise<PeopleFigures> {
  const timesMs: number[] = [];
  const seen = new Set<string>();
  let cursor: string | null = "";
  for (let at = 0; cursor !== null && at < pages; at += 1) {
    const startedAt = performance.now();
    const text = await list({ limit: "100", ...(cursor === "" ? {} : { cursor }) });
    timesMs.push(performance.now() - startedAt);
    const answer = read(text);
    for (const { userId } of answer.people) {
      if (seen.has(userId)) throw new Error(`${userId} is on two pages`);
      seen.add(userId);
    }
    cursor = answer.nextCursor;
  }
  return { ...figuresOf(timesMs), found: seen.size };
}

function figuresOf(timesMs: readonly number[]) {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(100 * (sorted[Math.ceil(part * sorted.length) - 1] ?? 0)) / 100;
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), asked: sorted.length };
}
