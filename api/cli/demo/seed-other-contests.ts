import type { Ctx } from "../../src/ctx.ts";
import { addParticipants } from "../../src/features/contests/add-participants.ts";
import { createContest, type NewContest } from "../../src/features/contests/create-contest.ts";
import { findUserId, listContestSlugs } from "./demo.queries.ts";
import { demoProblems } from "./seed-contest.ts";

type SeedCtx = Pick<Ctx, "db" | "ids" | "clock" | "events">;

const dayMs = 24 * 3_600_000;
const archiveSlug = "mashq";

/**
 * An olympiad day, with subtasks and the score alone as feedback, that whoever signs in may join, and the practice
 * archive. Made when they are missing; nothing plays in them, so a start is not slower for it.
 */
export async function seedOtherContests(ctx: SeedCtx): Promise<void> {
  const now = ctx.clock.now();
  const day = new Date(now).toISOString().slice(0, 10);
  const olympiad = `olimpiada-${day}`;
  const known = new Set(await listContestSlugs(ctx.db, [olympiad, archiveSlug]));
  if (!known.has(olympiad)) await makeOlympiad(ctx, olympiad);
  if (!known.has(archiveSlug)) await make(ctx, archive(now));
}

async function makeOlympiad(ctx: SeedCtx, slug: string): Promise<void> {
  const startsAt = Math.floor(ctx.clock.now() / 60_000) * 60_000 - 5 * 60_000;
  const contestId = await make(ctx, {
    slug,
    title: {
      uz: "Maktab olimpiadasi, birinchi kun",
      ru: "Школьная олимпиада, первый день",
      en: "School olympiad, day one",
    },
    startsAt,
    endsAt: startsAt + dayMs / 6,
    freezesAt: null,
    format: { kind: "ioi", counts: "best-per-subtask", feedback: "score" },
    registration: "open",
    problems: ["sayohat", "koshin", "chipta"].map(labelled),
    mayBeUnverified: true,
  });
  const studentId = await findUserId(ctx.db, "student");
  if (studentId === null) return;
  const student = {
    userId: studentId,
    name: "Dilnoza Nazarova",
    organisation: "Toshkent, 50-maktab",
    group: null,
  };
  await addParticipants(ctx, { contestId, participants: [student] });
}

function archive(now: number): NewContest {
  return {
    slug: archiveSlug,
    title: { uz: "Mashq arxivi", ru: "Архив задач для практики", en: "Practice archive" },
    startsAt: now - dayMs,
    // Practice has no end; this is further than any clock of ours looks.
    endsAt: now + 36_500 * dayMs,
    freezesAt: null,
    format: { kind: "practice" },
    problems: demoProblems.map(labelled),
    mayBeUnverified: true,
  };
}

const labelled = (slug: string, ordinal: number) => ({ slug, label: String.fromCharCode(65 + ordinal) });

async function make(ctx: SeedCtx, contest: NewContest): Promise<string> {
  const made = await createContest(ctx, contest);
  if (made.kind !== "made") throw new Error(`"${contest.slug}" was refused: ${JSON.stringify(made)}`);
  return made.contestId;
}
