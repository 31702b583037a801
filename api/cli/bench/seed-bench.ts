import type { Ctx } from "../../src/ctx.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { sessionCookieName } from "../../src/features/accounts/session-token.ts";
import { addParticipants } from "../../src/features/contests/add-participants.ts";
import { createContest } from "../../src/features/contests/create-contest.ts";
import { importPackage } from "../../src/features/problems/import/import-package.ts";
import { findUserId } from "../demo/demo.queries.ts";
import { benchProblem, writeBenchPackage } from "./bench-package.ts";

/** A person who is signed in, by the cookie that says so. */
export interface BenchPerson {
  readonly cookie: { readonly name: string; readonly value: string };
}

export const benchContest = { slug: "bench", label: "A" } as const;

/**
 * A running contest of one small problem, and people who take part in it. Several, because one may send six times a
 * minute only, and that is measured as it is.
 */
export async function seedBench(
  ctx: Ctx,
  input: { readonly folder: string; readonly peopleCount: number },
): Promise<BenchPerson[]> {
  const setterId = await findUserId(ctx.db, "setter");
  if (setterId === null) throw new Error("The setter's account is missing.");
  await importPackage(ctx, {
    source: { kind: "folder", path: await writeBenchPackage(input.folder) },
    pusher: { userId: setterId, role: "setter" },
    trust: { kind: "published", timeLimitMs: 3_000 },
  });
  const now = ctx.clock.now();
  const made = await createContest(ctx, {
    slug: benchContest.slug,
    title: { uz: "Oʻlchov", ru: "Замер", en: "Measurement" },
    startsAt: now - 60_000,
    endsAt: now + 3_600_000,
    freezesAt: null,
    problems: [{ slug: benchProblem, label: benchContest.label }],
  });
  if (made.kind !== "made") throw new Error(`The contest to measure in was refused: ${JSON.stringify(made)}`);
  const people: BenchPerson[] = [];
  for (let index = 1; index <= input.peopleCount; index++)
    people.push(await enrol(ctx, made.contestId, `bench-${index}`));
  return people;
}

async function enrol(ctx: Ctx, contestId: string, login: string): Promise<BenchPerson> {
  const password = ctx.ids.secret(16);
  const made = await createUser(ctx, { login, displayName: login, password, role: "student", locale: "en" });
  if (made.kind !== "made") throw new Error(`The account "${login}" could not be made: ${made.kind}`);
  const { userId } = made;
  await addParticipants(ctx, {
    contestId,
    participants: [{ userId, name: login, organisation: null, group: null }],
  });
  const { token } = await startSession(ctx, userId);
  return { cookie: { name: sessionCookieName(ctx.config), value: token } };
}
