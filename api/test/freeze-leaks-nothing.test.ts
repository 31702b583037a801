import { type ContestFormat, usualCodeforces } from "@bilimdon/rules/scoreboard/contest-format";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "../src/app.ts";
import type { Route } from "../src/http/route.ts";
import { type FrozenSeed, type FrozenWorld, type Onlooker, seedFrozenContest } from "./kit/frozen-world.ts";
import { type KnownValues, sampleShape } from "./kit/sample-shape.ts";
import { type Calling, nameOf, sendCalling, shapesOf } from "./kit/walk-routes.ts";

/** Whoever sent it knows their own verdicts; these two show nothing but what the caller has sent. */
const ownRoutes = ["listSubmissions", "readSubmission"];
const readable = allRoutes.filter((route) => route.method === "get" && route.access !== "judge");

const formats: readonly ContestFormat[] = [
  { kind: "icpc" },
  { kind: "ioi", counts: "best-submission", feedback: "full" },
  usualCodeforces,
  { kind: "atcoder" },
];
const moments = ["in the frozen hour", "after the end", "once it is final, not thawed"] as const;
const watchers = ["spectator", "omar", "outsider", "lola"] as const;

/** Every answer there is to be had, by route, way of asking and moment; then all that was heard. */
type Seen = Map<string, string>;

describe.each(formats.map((format) => [format.kind, format] as const))("a frozen %s contest", (_, format) => {
  let seed: FrozenSeed;
  let right: FrozenWorld;
  let wrong: FrozenWorld;
  const seen: Record<"right" | "wrong", Map<string, Seen>> = { right: new Map(), wrong: new Map() };

  beforeAll(async () => {
    seed = await seedFrozenContest(format);
    const askings = askingsOf(seed);
    [right, wrong] = [await seed.open("AC"), await seed.open("WA")];
    await liveThrough(right, { seed, askings, seen: seen.right });
    await liveThrough(wrong, { seed, askings, seen: seen.wrong });
  }, 180_000);
  afterAll(() => Promise.all([right?.close(), wrong?.close(), seed?.close()]));

  it.each(watchers)("answers %s in every route as if the hidden verdicts were others", (who) => {
    const [here, there] = [seenBy(seen.right, who), seenBy(seen.wrong, who)];
    const told = [...here].filter(
      ([asked, answer]) => there.get(asked) !== answer && !(who === "lola" && isOwn(asked)),
    );

    expect(told.map(([asked, answer]) => [asked, answer, there.get(asked)])).toEqual([]);
    expect(here.size).toBeGreaterThanOrEqual(readable.length * moments.length);
  });

  it.each(["spectator", "omar", "outsider"] as const)("lets %s hear the same in every room", async (who) => {
    const [here, there] = [
      await right.heardBy(seed.onlookers[who]),
      await wrong.heardBy(seed.onlookers[who]),
    ];

    expect(here).toEqual(there);
    expect(here.rooms.size).toBeGreaterThan(0);
  });

  it("lets whoever sent it hear their own news and nothing else that differs", async () => {
    const [here, there] = [
      await right.heardBy(seed.onlookers.lola),
      await wrong.heardBy(seed.onlookers.lola),
    ];
    const ofOthers = ({ news }: typeof here) => news.filter(({ event }) => event !== "submission");

    expect(ofOthers(here)).toEqual(ofOthers(there));
    expect(here.news.length).toBe(there.news.length);
  });

  it("shows the jury which of the two it is, so that looking shows something", async () => {
    const [here, there] = [seenBy(seen.right, "jury"), seenBy(seen.wrong, "jury")];
    const told = [...here].filter(([asked, answer]) => there.get(asked) !== answer).map(([asked]) => asked);

    expect(told.some((asked) => asked.includes("/scoreboard"))).toBe(true);
    expect(told.some((asked) => asked.includes("/desk/submissions"))).toBe(true);
    expect(await right.heardBy(seed.onlookers.jury)).not.toEqual(await wrong.heardBy(seed.onlookers.jury));
  });

  it("answers every watcher with something, and not with refusals alone", () => {
    const answered = [...seenBy(seen.right, "omar")].filter(([, answer]) => answer.startsWith("200"));

    for (const path of ["/scoreboard", "/problems/{label}", "/api/contests ", "/api/contests/{slug} "])
      expect(
        answered.some(([asked]) => asked.includes(path)),
        path,
      ).toBe(true);
  });
});

interface Life {
  readonly seed: FrozenSeed;
  readonly askings: readonly Asking[];
  readonly seen: Map<string, Seen>;
}

/** Judges what is hidden, and asks at each moment what there is to be asked. */
async function liveThrough(world: FrozenWorld, { seed, askings, seen }: Life): Promise<void> {
  const finalizedAt = new Date(seed.contest.startsAt + 305 * 60_000);
  const lookAll = async (
    moment: (typeof moments)[number],
    all: readonly (keyof FrozenSeed["onlookers"])[],
  ) => {
    for (const who of all)
      await look(world, { onlooker: seed.onlookers[who], askings, moment, seen: seenBy(seen, who) });
  };
  await world.judgeHidden();
  await lookAll("in the frozen hour", [...watchers, "jury"]);
  await world.changeContest(301, {});
  await lookAll("after the end", watchers);
  await world.changeContest(310, { finalizedAt });
  await lookAll("once it is final, not thawed", watchers);
}

function seenBy(seen: Map<string, Seen>, who: string): Seen {
  const found = seen.get(who) ?? new Map();
  seen.set(who, found);
  return found;
}

const isOwn = (asked: string) =>
  readable.some((route) => ownRoutes.includes(route.id) && asked.startsWith(`${nameOf(route)} `));

interface Asking {
  readonly route: Route;
  readonly calling: Calling;
}

/** Every route that reads, in every way its shape can go, for what is hidden and what lies around it. */
function askingsOf(seed: FrozenSeed): Asking[] {
  const all = readable.flatMap((route) => {
    const { params, query } = shapesOf(route);
    return knownOf(seed).flatMap((known) => {
      const filled = params === null ? {} : sampleShape(params, known)[0]?.value;
      const queries = query === null ? [] : sampleShape(query, known).map(({ value }) => value);
      const ways = [{}, ...queries];
      return ways.map((way) => ({
        route,
        calling: { parts: { params: filled, query: way, body: {} }, texts: [] },
      }));
    });
  });
  return [...new Map(all.map((asking) => [wordsOf(asking), asking])).values()];
}

const wordsOf = ({ route, calling: { parts } }: Asking) =>
  `${nameOf(route)} ${JSON.stringify([parts.params, parts.query])}`;

interface Look {
  readonly onlooker: Onlooker;
  readonly askings: readonly Asking[];
  readonly moment: string;
  readonly seen: Seen;
}

async function look(world: FrozenWorld, { onlooker, askings, moment, seen }: Look): Promise<void> {
  const ask = async (asking: Asking) => {
    const { route, calling } = asking;
    const reply = await sendCalling(world, route, { calling, headers: cookieOf(onlooker) });
    seen.set(`${wordsOf(asking)} ${moment}`, await writeDown(reply));
  };
  for (let from = 0; from < askings.length; from += askedAtOnce)
    await Promise.all(askings.slice(from, from + askedAtOnce).map(ask));
}

const askedAtOnce = 16;

/** One of the submissions that are hidden, and each problem. */
function knownOf({ contest, hidden }: FrozenSeed): KnownValues[] {
  return ["A", "B"].map((label, at) => ({
    slug: contest.slug,
    label,
    problemLabel: label,
    problem: label,
    contestId: contest.contestId,
    languageId: "cpp20",
    userId: contest.participants.lola?.userId ?? "",
    participantId: contest.participants.lola?.id ?? "",
    problemId: contest.problems[label]?.problemId ?? "",
    problemVersionId: contest.problems[label]?.problemVersionId ?? "",
    otherId: contest.problems.C?.problemVersionId ?? "",
    submissionId: hidden[at]?.submissionId ?? "",
    judgementId: hidden[at]?.judgementId ?? "",
  }));
}

const cookieOf = (onlooker: Onlooker): Record<string, string> =>
  onlooker === null ? {} : { cookie: onlooker.cookie };

/** All that a page can read of a reply; the request's own id is drawn anew each time. */
async function writeDown(reply: Response): Promise<string> {
  const headers = ["content-type", "content-length", "etag", "cache-control", "location"];
  const said = headers.map((name) => `${name}: ${reply.headers.get(name)}`);
  const body = (await reply.text()).replaceAll(/"requestId":"[^"]*"/g, "");
  return [reply.status, ...said, body].join("\n");
}
