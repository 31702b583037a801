import type {
  Credential,
  credentialsWish,
  ImportReport,
  newPerson,
  peopleImport,
} from "@bilimdon/contracts/http/people";
import { type ListedPerson, readPeopleCsv } from "@bilimdon/rules/access/read-people-csv";
import { spelledPasswordBytes, spellPassword } from "@bilimdon/rules/access/spell-password";
import type { z } from "zod";
import type { Ctx, RequestCtx } from "../../../ctx.ts";
import { addAudits } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { insertUser } from "../accounts.queries.ts";
import { endSessions } from "../end-sessions.ts";
import { hashesAtOnce, hashPassword } from "../hash-password.ts";
import { findStudents, findTakenLogins, listLogins, mostStudents, writePerson } from "./people.queries.ts";
import { searchKeyOf } from "./search-key.ts";

type Wished = Omit<ListedPerson, "line">;

/**
 * Makes one account with a password of ours, answered this once.
 *
 * @throws user.login_taken; session.proof_needed, second_factor.needed for any role but student
 */
export async function createPerson(ctx: RequestCtx, wished: z.output<typeof newPerson>): Promise<Credential> {
  requirePermit(ctx, "user.create");
  requireStaffPermit(ctx, [wished]);
  const [made] = await keepPeople(ctx, [wished]);
  if (made === undefined) throw new Error("an account was to be made and was not");
  return made;
}

/**
 * A list of people: looked over whole, and made whole or not at all.
 *
 * @returns every fault there is; with none, and only when asked to apply it, the new accounts' passwords
 */
export async function importPeople(
  ctx: RequestCtx,
  { csv, isApplied }: z.output<typeof peopleImport>,
): Promise<ImportReport> {
  requirePermit(ctx, "user.create");
  const { people, faults } = readPeopleCsv(csv, await listLogins(ctx.db));
  if (!isApplied || faults.length > 0) return { rows: people.length, faults: [...faults], credentials: [] };
  requireStaffPermit(ctx, people);
  return { rows: people.length, faults: [], credentials: await keepPeople(ctx, people) };
}

/** Whoever makes an account with rights over others does what giving it that role would do. */
function requireStaffPermit(ctx: RequestCtx, wished: readonly Pick<Wished, "role">[]): void {
  if (wished.some(({ role }) => role !== "student")) requirePermit(ctx, "user.create-staff");
}

/**
 * New passwords for students, for sheets to be printed and cut: those named, or all who take part in a contest. Their
 * sessions end. Nobody on the staff gets a password this way.
 *
 * @throws thing.not_found when one of those named is no student's account, or the contest has none; request.too_large
 *   when it has more than 500
 */
export async function giveCredentials(
  ctx: RequestCtx,
  wish: z.output<typeof credentialsWish>,
): Promise<{ readonly credentials: Credential[] }> {
  requirePermit(ctx, "user.give-password");
  const students = await findStudents(ctx.db, wish);
  if (students.length === 0 || ("userIds" in wish && students.length !== new Set(wish.userIds).size))
    throw refuse("thing.not_found", "Passwords are given to students' accounts only; one of these is none.");
  if (students.length > mostStudents)
    throw refuse(
      "request.too_large",
      `The contest has more than ${mostStudents} students; name them in parts.`,
    );
  const made = await withPasswords(ctx, students);
  const why = "userIds" in wish && wish.reason !== undefined ? { after: { reason: wish.reason } } : {};
  await inTransaction(ctx.db, async (tx) => {
    for (const { userId, passwordHash } of made) {
      await writePerson(tx, userId, { passwordHash });
      await endSessions(tx, { userId, choice: { kind: "all" } });
    }
    await addAudits(
      tx,
      ctx,
      made.map(({ userId }) => ({ act: "user.give-password", thing: { kind: "user", id: userId }, ...why })),
    );
  });
  for (const { userId } of made) await ctx.events.tell({ kind: "sessions-ended", userId });
  return { credentials: made.map(({ passwordHash: _, ...credential }) => credential) };
}

/** All of them in one transaction; hashing, which takes long, before it. */
async function keepPeople(ctx: RequestCtx, wished: readonly Wished[]): Promise<Credential[]> {
  const people = wished.map((person) => ({ person, userId: ctx.ids.make("user") }));
  const made = await withPasswords(ctx, people);
  const createdAt = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    const taken = await findTakenLogins(
      tx,
      wished.map(({ login }) => login.toLowerCase()),
    );
    if (taken.size > 0) throw refuse("user.login_taken", `These logins are taken: ${[...taken].join(", ")}.`);
    for (const { person, userId, passwordHash } of made) {
      const { login, displayName, role, locale, hasGuardianConsent } = person;
      const isMade = await insertUser(tx, {
        id: userId,
        login,
        displayName,
        role,
        locale,
        passwordHash,
        // A student sits down with the slip and begins; whoever has rights over others knows theirs alone.
        mustChangePassword: role !== "student",
        createdAt,
        guardianConsentAt: hasGuardianConsent ? createdAt : null,
        searchKey: searchKeyOf({ login, displayName }),
      });
      if (!isMade) throw refuse("user.login_taken", `The login ${login} was taken meanwhile.`);
    }
    await addAudits(
      tx,
      ctx,
      made.map(({ person, userId }) => ({
        act: "user.create",
        thing: { kind: "user", id: userId },
        after: { role: person.role, hasGuardianConsent: person.hasGuardianConsent },
      })),
    );
  });
  return made.map(({ person, userId, password }) => ({
    userId,
    login: person.login,
    displayName: person.displayName,
    password,
  }));
}

/** A few at a time: a whole list in the queue for hashing would keep everybody else from signing in. */
async function withPasswords<T extends object>(ctx: Pick<Ctx, "ids">, people: readonly T[]) {
  const made: (T & Awaited<ReturnType<typeof makePassword>>)[] = [];
  for (let at = 0; at < people.length; at += hashesAtOnce) {
    const few = people.slice(at, at + hashesAtOnce);
    made.push(...(await Promise.all(few.map(async (one) => ({ ...one, ...(await makePassword(ctx)) })))));
  }
  return made;
}

async function makePassword(ctx: Pick<Ctx, "ids">): Promise<{ password: string; passwordHash: string }> {
  const bytes = Buffer.from(ctx.ids.secret(spelledPasswordBytes), "base64url");
  const password = spellPassword([...bytes]);
  return { password, passwordHash: await hashPassword(password) };
}
