import type { Ctx } from "../../src/ctx.ts";
import { addParticipants } from "../../src/features/contests/add-participants.ts";
import { createContest } from "../../src/features/contests/create-contest.ts";
import { findNewestDemo, findUserId } from "./demo.queries.ts";
import { demoTeams } from "./demo-teams.ts";
import type { PlayedContest } from "./play-contest.ts";

type SeedCtx = Pick<Ctx, "db" | "ids" | "clock" | "events">;

/** Easiest first; all pass-fail, so that ICPC scoring fits. */
export const demoProblems: readonly string[] = [
  "choyxona",
  "sumalak",
  "atlas",
  "xazina",
  "tandir",
  "darslar",
  "karvon",
  "sanoq",
];

/** As shops have them. */
const balloonColours = [
  "#d7263d",
  "#f5a300",
  "#ffe14d",
  "#1f9d55",
  "#3aa7e0",
  "#2541b2",
  "#8e44ad",
  "#ff7eb6",
] as const;

const title = {
  uz: "Bilimdon kubogi, ochiq bosqich",
  ru: "Кубок Bilimdon, открытый этап",
  en: "Bilimdon Cup, open round",
};
const minuteMs = 60_000;
/** It is half an hour old when it is first seen, so that the board has something to show, and has two hours to go. */
const headStartMs = 30 * minuteMs;
const leftMs = 120 * minuteMs;
const frozenMs = 30 * minuteMs;

/** The demo contest that runs now: the one that was made earlier, or a new one when there is none or it is over. */
export async function seedContest(ctx: SeedCtx): Promise<PlayedContest & { readonly isNew: boolean }> {
  const newest = await findNewestDemo(ctx.db);
  if (newest !== null && newest.endsAt.getTime() > ctx.clock.now()) return { ...newest, isNew: false };
  return { ...(await makeContest(ctx)), isNew: true };
}

async function makeContest(ctx: SeedCtx): Promise<PlayedContest> {
  const now = Math.floor(ctx.clock.now() / minuteMs) * minuteMs;
  const [startsAt, endsAt] = [now - headStartMs, now + leftMs];
  const slug = `demo-${new Date(now).toISOString().slice(0, 16).replace(/[-T:]/g, "")}`;
  const made = await createContest(ctx, {
    slug,
    title,
    startsAt,
    endsAt,
    freezesAt: endsAt - frozenMs,
    isDemo: true,
    mayBeUnverified: true,
    problems: demoProblems.map((problem, ordinal) => ({
      slug: problem,
      label: String.fromCharCode(65 + ordinal),
      rgb: balloonColours[ordinal % balloonColours.length] ?? "#ffffff",
    })),
    hasBalloons: true,
    printPages: 10,
  });
  if (made.kind !== "made") throw new Error(`The demo contest was refused: ${JSON.stringify(made)}`);
  const studentId = await findUserId(ctx.db, "student");
  const teams = demoTeams.map(({ name, organisation }) => ({
    userId: null,
    name,
    organisation,
    group: null,
  }));
  const student = {
    userId: studentId,
    name: "Dilnoza Nazarova",
    organisation: "Toshkent, 50-maktab",
    group: null,
  };
  await addParticipants(ctx, { contestId: made.contestId, participants: [...teams, student] });
  return { contestId: made.contestId, slug, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
