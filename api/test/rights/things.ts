/** One of everything, belonging to one person: what the cells of the matrix are asked about. */
import { createHash, randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { apiTokens, factorRemovals, sessions } from "../../src/db/schema/accounts.ts";
import { cannedAnswers, clarificationCounters, clarifications } from "../../src/db/schema/clarifications.ts";
import { customRuns } from "../../src/db/schema/custom-runs.ts";
import { files } from "../../src/db/schema/files.ts";
import { grants } from "../../src/db/schema/grants.ts";
import { contestGroups, examSessions } from "../../src/db/schema/participants.ts";
import { penaltyAdjustments } from "../../src/db/schema/penalty-adjustments.ts";
import { problemAssets } from "../../src/db/schema/problems.ts";
import { rejudges } from "../../src/db/schema/rejudges.ts";
import { judgingPauses } from "../../src/db/schema/submissions.ts";
import { canonicalTar } from "../../src/features/problems/archive/canonical-tar.ts";
import { build } from "../kit/build.ts";
import type { TestCtx } from "../kit/test-ctx.ts";
import { buildFloor } from "./floor-things.ts";

export interface Things {
  readonly userId: string;
  /** Somebody else, who is an admin. */
  readonly adminId: string;
  readonly contestId: string;
  readonly contestSlug: string;
  readonly label: string;
  readonly problemId: string;
  readonly problemSlug: string;
  readonly problemVersionId: string;
  readonly olderVersionId: string;
  readonly assetPath: string;
  readonly submissionId: string;
  /** Given up, of the contest. */
  readonly judgementId: string;
  readonly customRunId: string;
  /** Of the contest. */
  readonly pauseId: string;
  readonly hostId: string;
  readonly tokenId: string;
  readonly sessionId: string;
  readonly grantId: string;
  /** Asked for by the person themselves, who could not. */
  readonly factorRemovalId: string;
  readonly fileId: string;
  /** With a signature that holds. */
  readonly fileLink: string;
  readonly packageHash: string;
  readonly participantId: string;
  /** A question of the person's own. */
  readonly clarificationId: string;
  readonly cannedAnswerId: string;
  readonly rejudgeId: string;
  readonly groupId: string;
  readonly adjustmentId: string;
  /** Taken by the person. */
  readonly balloonId: string;
  /** Of the person, waiting. */
  readonly printJobId: string;
}

export interface ThingsWish {
  readonly userId: string;
  /** In a contest that has not started. */
  readonly isEarly?: boolean;
  /** In a contest that nobody but its makers knows of. */
  readonly isDraft?: boolean;
}

const hourMs = 3_600_000;
const assetPath = "statement/figure.png";

/** Puts one of everything into the database for this person: a contest they take part in, with a problem they own. */
export async function buildThings(
  ctx: TestCtx,
  { userId, isEarly = false, isDraft = false }: ThingsWish,
): Promise<Things> {
  const { db } = ctx;
  const startsAt = new Date(Date.now() + (isEarly ? hourMs : -hourMs));
  const endsAt = new Date(startsAt.getTime() + 3 * hourMs);
  const contest = await build.contest(db, { startsAt, endsAt, state: isDraft ? "draft" : "published" });
  const problem = await build.problem(db, { ownerId: userId });
  const packageHash = await keepPackage(ctx);
  const of = { problemId: problem.id, packageHash };
  const older = await build.problemVersion(db, of);
  const version = await build.problemVersion(db, of);
  await build.contestProblem(db, {
    contestId: contest.id,
    label: "A",
    problemId: problem.id,
    problemVersionId: version.id,
  });
  const participant = await build.participant(db, { contestId: contest.id, userId });
  const sent = {
    contestId: contest.id,
    participantId: participant.id,
    problemId: problem.id,
    problemVersionId: version.id,
  };
  const submission = await build.submission(db, sent);
  const failed = await build.submission(db, {
    ...sent,
    judgement: { state: "failed", faultOwner: "setter" },
  });
  const hash = packageHash;
  await db
    .insert(problemAssets)
    .values({ problemVersionId: version.id, path: assetPath, blobHash: hash, bytes: 1, mime: "image/png" });
  return {
    userId,
    adminId: (await build.user(db, { role: "admin" })).id,
    contestId: contest.id,
    contestSlug: contest.slug,
    label: "A",
    problemId: problem.id,
    problemSlug: problem.slug,
    problemVersionId: version.id,
    olderVersionId: older.id,
    assetPath,
    submissionId: submission.id,
    judgementId: failed.judgement.id,
    hostId: (await build.judgeHost(db)).id,
    packageHash,
    participantId: participant.id,
    ...(await buildJurys(ctx, userId, { contestId: contest.id, participantId: participant.id })),
    ...(await buildSmall(ctx, userId, {
      contestId: contest.id,
      problemId: problem.id,
      versionId: version.id,
    })),
    ...(await buildFile(ctx, userId, packageHash)),
    ...(await buildFloor(ctx, userId, sent)),
  };
}

async function buildSmall(
  ctx: TestCtx,
  userId: string,
  at: { readonly contestId: string; readonly problemId: string; readonly versionId: string },
) {
  const { db, ids } = ctx;
  const now = new Date();
  const customRunId = ids.make("customRun");
  await db.insert(customRuns).values({
    id: customRunId,
    userId,
    contestId: at.contestId,
    problemId: at.problemId,
    problemVersionId: at.versionId,
    languageId: "cpp20",
    fileName: "main.cpp",
    source: "int main() {}",
    state: "ended",
    startedAt: now,
    queuedAt: now,
  });
  const pauseId = ids.make("judgingPause");
  const pause = { id: pauseId, contestId: at.contestId, reason: "a pause", pausedAt: now, pausedBy: userId };
  await db.insert(judgingPauses).values(pause);
  const tokenId = ids.make("token");
  await db.insert(apiTokens).values({ id: tokenId, userId, label: "a script", secretHash: ids.secret(32) });
  const sessionId = createHash("sha256").update(randomBytes(16)).digest("hex");
  await db.insert(sessions).values({ id: sessionId, userId, expiresAt: new Date(Date.now() + hourMs) });
  const grantId = ids.make("grant");
  await db.insert(grants).values({
    id: grantId,
    userId,
    role: "teacher",
    thingKind: "course",
    thingId: "a-course",
    givenBy: userId,
    givenAt: now,
  });
  const factorRemovalId = ids.make("factorRemoval");
  await db.insert(factorRemovals).values({
    id: factorRemovalId,
    userId,
    askedBy: userId,
    askedAt: now,
    reason: "The phone was stolen.",
    expiresAt: new Date(Date.now() + hourMs),
  });
  return { customRunId, pauseId, tokenId, sessionId, grantId, factorRemovalId };
}

async function buildJurys(
  { db, ids }: TestCtx,
  userId: string,
  at: { readonly contestId: string; readonly participantId: string },
) {
  const now = new Date();
  const clarificationId = ids.make("clarification");
  await db.insert(clarifications).values({
    ...at,
    id: clarificationId,
    seq: 1,
    kind: "question",
    text: "Is n positive?",
    authorId: userId,
    sentAt: now,
  });
  await db.insert(clarificationCounters).values({ contestId: at.contestId, lastSeq: 1 });
  const cannedAnswerId = ids.make("cannedAnswer");
  const { contestId } = at;
  await db
    .insert(cannedAnswers)
    .values({ id: cannedAnswerId, contestId, text: "No comment.", createdAt: now });
  const rejudgeId = ids.make("rejudge");
  const set = { id: rejudgeId, contestId, reason: "for a test", createdBy: userId, createdAt: now };
  await db.insert(rejudges).values({ ...set, pick: { kind: "filter" } });
  const groupId = ids.make("group");
  await db.insert(contestGroups).values({ id: groupId, contestId, name: "Toshkent" });
  await db.insert(examSessions).values({ contestId, userId, sessionId: "0".repeat(64), boundAt: now });
  const adjustmentId = ids.make("adjustment");
  await db.insert(penaltyAdjustments).values({
    ...at,
    id: adjustmentId,
    hundredths: 2_000,
    reason: "for a test",
    givenBy: userId,
    givenAt: now,
    sendKey: adjustmentId,
  });
  return { clarificationId, cannedAnswerId, rejudgeId, groupId, adjustmentId };
}

async function buildFile(ctx: TestCtx, ownerId: string, blobHash: string) {
  const fileId = ctx.ids.make("file");
  await ctx.db.insert(files).values({
    id: fileId,
    ownerId,
    purpose: "lesson",
    name: "notes.pdf",
    mime: "application/pdf",
    blobHash,
    bytes: 1,
    createdAt: new Date(),
  });
  return { fileId, fileLink: linkTo(ctx, fileId) };
}

function linkTo({ keyring, clock }: Pick<TestCtx, "keyring" | "clock">, fileId: string): string {
  const until = clock.now() + hourMs;
  const signature = keyring.sign("file-link", JSON.stringify([fileId, until]));
  return `/api/files/${fileId}/linked?until=${until}&signature=${signature}`;
}

/** A package of one file: this one. */
async function keepPackage(ctx: TestCtx): Promise<string> {
  const source = fileURLToPath(import.meta.url);
  const files = [{ path: "problem.yaml", size: statSync(source).size, source }];
  return (await ctx.blobs.keep(canonicalTar("sum", files))).hash;
}

/** Ids that are well formed and nothing's. */
export function nothings(ctx: TestCtx): Things {
  const { ids } = ctx;
  const fileId = ids.make("file");
  return {
    userId: ids.make("user"),
    adminId: ids.make("user"),
    contestId: ids.make("contest"),
    contestSlug: "no-such-contest",
    label: "A",
    problemId: ids.make("problem"),
    problemSlug: "no-such-problem",
    problemVersionId: ids.make("problemVersion"),
    olderVersionId: ids.make("problemVersion"),
    assetPath,
    submissionId: ids.make("submission"),
    judgementId: ids.make("judgement"),
    customRunId: ids.make("customRun"),
    pauseId: ids.make("judgingPause"),
    hostId: ids.make("judgeHost"),
    tokenId: ids.make("token"),
    sessionId: "0".repeat(64),
    grantId: ids.make("grant"),
    factorRemovalId: ids.make("factorRemoval"),
    fileId,
    fileLink: linkTo(ctx, fileId),
    packageHash: "0".repeat(64),
    participantId: ids.make("participant"),
    clarificationId: ids.make("clarification"),
    cannedAnswerId: ids.make("cannedAnswer"),
    rejudgeId: ids.make("rejudge"),
    groupId: ids.make("group"),
    adjustmentId: ids.make("adjustment"),
    balloonId: ids.make("balloon"),
    printJobId: ids.make("printJob"),
  };
}
