/** The people who ask in the rights matrix, what is theirs, and what is a stranger's. Built once. */
import { type Grant, grantedRoles } from "@bilimdon/rules/access/grants";
import { type Role, roles } from "@bilimdon/rules/access/roles";
import { grants } from "../../src/db/schema/grants.ts";
import { hashPassword } from "../../src/features/accounts/hash-password.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { build } from "../kit/build.ts";
import { provenCookie } from "../kit/proven-cookie.ts";
import type { TestCtx } from "../kit/test-ctx.ts";
import type { Cells, Ownership } from "./row.ts";
import { buildThings, nothings, type Things, type ThingsWish } from "./things.ts";

/** In the order of a cell's signs. */
export const askerNames = ["guest", ...roles] as const;
export type AskerName = (typeof askerNames)[number];

export interface Asker {
  readonly name: AskerName;
  /** "" for a guest. */
  readonly cookie: string;
  readonly own: Things | null;
}

export interface World {
  /** With no grants. */
  readonly plain: readonly Asker[];
  readonly juries: readonly Asker[];
  readonly setters: readonly Asker[];
  readonly runners: readonly Asker[];
  /** Jury, proctor and setter of another contest and its problem. */
  readonly foreigners: readonly Asker[];
  /** An admin who acts for a student. */
  readonly acting: Asker;
  /** Signed in once, and then blocked or deleted. */
  readonly gone: readonly Asker[];
  readonly stranger: Things;
  readonly early: Things;
  readonly draft: Things;
  readonly missing: Things;
  /** Admins signed in by password alone: one who has a second factor, and one who has none. */
  readonly unproven: { readonly withFactor: Asker; readonly withoutFactor: Asker };
}

export async function buildWorld(ctx: TestCtx): Promise<World> {
  const passwordHash = await hashPassword("Kavo-rimu-tesa-4729");
  const makeUser = (role: Role) => build.user(ctx.db, { role, passwordHash });
  const makeThings = async (wish: Omit<ThingsWish, "userId">) =>
    buildThings(ctx, { userId: (await makeUser("student")).id, ...wish });
  const stranger = await makeThings({});
  const early = await makeThings({ isEarly: true });
  const draft = await makeThings({ isDraft: true });

  const signIn = async (name: Role, userId: string, own: Things | null): Promise<Asker> => {
    // Whether a second factor was proved is a question of its own, below; rights are asked without it in the way.
    const cookie = name === "admin" ? await provenCookie(ctx, userId) : await cookieOf(ctx, userId);
    return { name, cookie, own };
  };
  const admin = async (hasSecondFactor: boolean): Promise<Asker> => {
    const { id } = await build.user(ctx.db, { role: "admin", passwordHash, hasSecondFactor });
    return { name: "admin", cookie: await cookieOf(ctx, id), own: null };
  };
  const actFor = async (userId: string): Promise<Asker> => {
    const impersonatorId = (await makeUser("admin")).id;
    const { setCookie } = await startSession(ctx, userId, undefined, { impersonatorId });
    return { name: "student", cookie: setCookie.split(";")[0] ?? "", own: null };
  };
  const granted = async (given: readonly Grant[], to: readonly Role[] = roles) => {
    const people: Asker[] = [];
    for (const name of to) {
      const { id: userId } = await makeUser(name);
      await ctx.db.insert(grants).values(
        given.map(({ role, kind, id }) => ({
          id: ctx.ids.make("grant"),
          userId,
          role,
          thingKind: kind,
          thingId: id,
          givenBy: stranger.userId,
          givenAt: new Date(),
        })),
      );
      people.push(await signIn(name, userId, null));
    }
    return people;
  };

  const plain: Asker[] = [{ name: "guest", cookie: "", own: null }];
  for (const name of roles) {
    const { id: userId } = await makeUser(name);
    plain.push(await signIn(name, userId, await buildThings(ctx, { userId })));
  }
  return {
    plain,
    juries: await granted(
      [stranger, early, draft].map(({ contestId }) => ({ role: "jury", kind: "contest", id: contestId })),
    ),
    setters: await granted([{ role: "setter", kind: "problem", id: stranger.problemId }]),
    runners: await granted([{ role: "runner", kind: "contest", id: stranger.contestId }]),
    foreigners: await granted(
      [
        ...grantedRoles.map((role) => ({ role, kind: "contest", id: early.contestId }) as const),
        { role: "setter", kind: "problem", id: early.problemId },
      ],
      ["student", "setter", "proctor"],
    ),
    acting: await actFor((await makeUser("student")).id),
    gone: await buildGone(ctx, signIn),
    stranger,
    early,
    draft,
    missing: nothings(ctx),
    unproven: { withFactor: await admin(true), withoutFactor: await admin(false) },
  };
}

async function cookieOf(ctx: TestCtx, userId: string): Promise<string> {
  const { setCookie } = await startSession(ctx, userId);
  return setCookie.split(";")[0] ?? "";
}

async function buildGone(
  ctx: TestCtx,
  signIn: (name: Role, userId: string, own: Things | null) => Promise<Asker>,
): Promise<Asker[]> {
  const people: Asker[] = [];
  for (const role of roles)
    for (const ending of [{ blockedAt: new Date() }, { deletedAt: new Date() }])
      people.push(await signIn(role, (await build.user(ctx.db, { role, ...ending })).id, null));
  return people;
}

export interface MatrixCase {
  readonly ownership: Ownership;
  readonly asker: Asker;
  readonly things: Things;
  readonly wanted: string;
}

/** Every cell of a row, with who asks about what; signs that do not apply are left out. */
export function casesOf(world: World, who: Cells): MatrixCase[] {
  return Object.entries(who).flatMap(([ownership, signs]) => {
    if (!isOwnership(ownership) || signs.length !== askerNames.length)
      throw new Error(`${ownership}: ${askerNames.length} signs are wanted, "${signs}" has ${signs.length}`);
    return askersOf(world, ownership).flatMap((asker) => {
      const wanted = signs[askerNames.indexOf(asker.name)] ?? "·";
      const things = thingsOf(world, ownership, asker);
      return wanted === "·" || things === null ? [] : [{ ownership, asker, things, wanted }];
    });
  });
}

/** The same cells asked by people with every grant elsewhere, who must meet what their role alone would. */
export function foreignCasesOf(world: World, who: Cells): MatrixCase[] {
  const kinds = (["other", "draft", "missing"] as const).filter((kind) => who[kind] !== undefined);
  return kinds.flatMap((ownership) =>
    world.foreigners.map((asker) => ({
      ownership,
      asker,
      things: world[thingKeys[ownership] as "stranger" | "draft" | "missing"],
      wanted: who[ownership]?.[askerNames.indexOf(asker.name)] ?? "·",
    })),
  );
}

function isOwnership(word: string): word is Ownership {
  return word in thingKeys;
}

const thingKeys: Readonly<Record<Ownership, "stranger" | "early" | "draft" | "missing" | "own">> = {
  none: "missing",
  own: "own",
  other: "stranger",
  juryGrant: "stranger",
  setterGrant: "stranger",
  runnerGrant: "stranger",
  early: "early",
  earlyJuryGrant: "early",
  draft: "draft",
  draftJuryGrant: "draft",
  missing: "missing",
};

function thingsOf(world: World, ownership: Ownership, asker: Asker): Things | null {
  const key = thingKeys[ownership];
  return key === "own" ? asker.own : world[key];
}

function askersOf(world: World, ownership: Ownership): readonly Asker[] {
  if (/JuryGrant$|^juryGrant$/.test(ownership)) return world.juries;
  if (ownership === "runnerGrant") return world.runners;
  return ownership === "setterGrant" ? world.setters : world.plain;
}
