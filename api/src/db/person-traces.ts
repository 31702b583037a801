/**
 * What a person left in tables of several features, for the two acts that go through all of them: two accounts become
 * one, and one is forgotten. Here, so that either happens in one transaction; features/accounts alone calls it.
 */
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import {
  accountKeys,
  apiTokens,
  factorRemovals,
  recoveryCodes,
  secondFactors,
  sessions,
  users,
} from "./schema/accounts.ts";
import { contests, participants } from "./schema/contests.ts";
import { customRuns } from "./schema/custom-runs.ts";
import { files } from "./schema/files.ts";
import { grants } from "./schema/grants.ts";
import { outgoingMail } from "./schema/outgoing-mail.ts";
import { examSessions, participantMembers } from "./schema/participants.ts";
import { phones, smsCodes } from "./schema/phones.ts";
import { printJobs } from "./schema/print-jobs.ts";
import { problems } from "./schema/problems.ts";
import { submissions } from "./schema/submissions.ts";

/** Slugs of contests in which both take part: their lines cannot become one. */
export async function findSharedContests(tx: Executor, one: string, other: string): Promise<string[]> {
  const takesPart = (userId: string) => sql`(
    exists (select 1 from ${participants} p where p.contest_id = ${contests.id} and p.user_id = ${userId})
    or exists (select 1 from ${participantMembers} m where m.contest_id = ${contests.id} and m.user_id = ${userId}))`;
  const found = await tx
    .select({ slug: contests.slug })
    .from(contests)
    .where(and(takesPart(one), takesPart(other)));
  return found.map(({ slug }) => slug);
}

/** Gives what one account did and has to another: participations with their submissions, and problems. @returns how many lines */
export async function moveTraces(
  tx: Executor,
  { from, into, at }: { readonly from: string; readonly into: string; readonly at: Date },
): Promise<number> {
  const moved = await tx
    .update(participants)
    .set({ userId: into })
    .where(eq(participants.userId, from))
    .returning({ id: participants.id });
  await tx.update(participantMembers).set({ userId: into }).where(eq(participantMembers.userId, from));
  await tx.delete(examSessions).where(eq(examSessions.userId, from));
  await tx.update(problems).set({ ownerId: into }).where(eq(problems.ownerId, from));
  await tx.delete(customRuns).where(eq(customRuns.userId, from));
  await tx.update(printJobs).set({ sentBy: into }).where(eq(printJobs.sentBy, from));
  // Nobody signs in with the old account any more; its phone may be proved again for another.
  await forgetFactors(tx, from);
  // The other account has a picture of its own, or wants none.
  const isNoPicture = ne(files.purpose, "avatar");
  await tx
    .update(files)
    .set({ ownerId: into })
    .where(and(eq(files.ownerId, from), isNoPicture));
  await tx
    .update(files)
    .set({ deletedAt: at })
    .where(and(eq(files.ownerId, from), isNull(files.deletedAt)));
  return moved.length;
}

/** Past any days of retention: its next round deletes these files with their bytes, and tries until it could. */
const longAgo = new Date(0);

/**
 * Forgets who a person was. Results stay where they are under a name that says nothing; what only served the person
 * goes: sessions, tokens, keys, letters, tries.
 */
export async function forgetTraces(tx: Executor, person: { userId: string; email: string | null }, at: Date) {
  const { userId, email } = person;
  await tx
    .update(participants)
    .set({ name: namelessOf(userId), organisation: null, label: null, country: null })
    .where(eq(participants.userId, userId));
  await tx
    .update(participantMembers)
    .set({ name: namelessOf(userId) })
    .where(eq(participantMembers.userId, userId));
  await tx.delete(examSessions).where(eq(examSessions.userId, userId));
  await tx.delete(customRuns).where(eq(customRuns.userId, userId));
  await tx.delete(accountKeys).where(eq(accountKeys.userId, userId));
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(apiTokens).where(eq(apiTokens.userId, userId));
  await tx.delete(printJobs).where(eq(printJobs.sentBy, userId));
  await forgetFactors(tx, userId);
  await tx.update(files).set({ name: "", deletedAt: longAgo }).where(eq(files.ownerId, userId));
  if (email !== null)
    await tx.delete(outgoingMail).where(sql`lower(${outgoingMail.toAddress}) = lower(${email})`);
  await tx
    .update(grants)
    .set({ deletedAt: at })
    .where(and(eq(grants.userId, userId), isNull(grants.deletedAt)));
  await tx
    .update(users)
    .set({
      login: `forgotten-${userId.slice(-12)}`,
      displayName: namelessOf(userId),
      passwordHash: "",
      email: null,
      pendingEmail: null,
      birthYear: null,
      hasSecondFactor: false,
      searchKey: "",
      guardianConsentAt: null,
      deletedAt: at,
      erasedAt: at,
    })
    .where(eq(users.id, userId));
}

async function forgetFactors(tx: Executor, userId: string): Promise<void> {
  await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(phones).where(eq(phones.userId, userId));
  await tx.delete(smsCodes).where(eq(smsCodes.userId, userId));
  await tx.delete(factorRemovals).where(eq(factorRemovals.userId, userId));
}

/** Tells lines of a board apart and nobody's name: "Ishtirokchi 4F2A". */
function namelessOf(userId: string): string {
  return `Ishtirokchi ${userId.slice(-4).toUpperCase()}`;
}

const mostSubmissions = 20_000;

/** Everything the platform keeps of a person, but for what guards the account (hashes, keys). */
export async function readTraces(db: Executor, userId: string) {
  const ofUser = <T extends { userId: Parameters<typeof eq>[0] }>(table: T) => eq(table.userId, userId);
  const [account] = await db
    .select({
      userId: users.id,
      login: users.login,
      displayName: users.displayName,
      email: users.email,
      pendingEmail: users.pendingEmail,
      birthYear: users.birthYear,
      role: users.role,
      locale: users.locale,
      createdAt: users.createdAt,
      blockedAt: users.blockedAt,
      guardianConsentAt: users.guardianConsentAt,
      hasSecondFactor: users.hasSecondFactor,
    })
    .from(users)
    .where(eq(users.id, userId));
  const given = await db.select().from(grants).where(ofUser(grants));
  const takenPart = await db
    .select({
      contest: contests.slug,
      name: participants.name,
      organisation: participants.organisation,
    })
    .from(participants)
    .innerJoin(contests, eq(contests.id, participants.contestId))
    .where(ofUser(participants));
  const sent = await db
    .select({
      submissionId: submissions.id,
      contestId: submissions.contestId,
      problemId: submissions.problemId,
      languageId: submissions.languageId,
      fileName: submissions.fileName,
      source: submissions.source,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .where(ofUser(participants))
    .limit(mostSubmissions);
  return {
    account: account ?? null,
    ...(await readBelongings(db, userId)),
    grants: given,
    participations: takenPart,
    submissions: sent,
  };
}

async function readBelongings(db: Executor, userId: string) {
  const signedIn = await db
    .select({
      at: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      device: sessions.userAgent,
      address: sessions.address,
    })
    .from(sessions)
    .where(eq(sessions.userId, userId));
  const tokens = await db
    .select({ label: apiTokens.label, createdAt: apiTokens.createdAt, revokedAt: apiTokens.revokedAt })
    .from(apiTokens)
    .where(eq(apiTokens.userId, userId));
  const uploaded = await db
    .select({
      fileId: files.id,
      purpose: files.purpose,
      name: files.name,
      bytes: files.bytes,
      at: files.createdAt,
    })
    .from(files)
    .where(and(eq(files.ownerId, userId), isNull(files.deletedAt)));
  const prints = await db
    .select({ fileName: printJobs.fileName, text: printJobs.text, sentAt: printJobs.sentAt })
    .from(printJobs)
    .where(eq(printJobs.sentBy, userId));
  return { sessions: signedIn, tokens, files: uploaded, prints };
}
