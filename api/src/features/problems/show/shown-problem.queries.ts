import type { GroupGrading, LegacyGrading, Manifest, TestTree } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { contestProblems, contests } from "../../../db/schema/contests.ts";
import { judgeHosts } from "../../../db/schema/judge-hosts.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problems,
  problemVersions,
} from "../../../db/schema/problems.ts";

/** The problem under a label of a contest, in the version the contest was given. */
export async function findContestProblem(db: Executor, contestId: string, label: string) {
  const [found] = await db
    .select({
      problemId: contestProblems.problemId,
      problemVersionId: contestProblems.problemVersionId,
      label: contestProblems.label,
      name: problemVersions.names,
      timeLimitMs: problemVersions.timeLimitMs,
      memoryBytes: problemVersions.memoryBytes,
    })
    .from(contestProblems)
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(and(eq(contestProblems.contestId, contestId), eq(contestProblems.label, label)))
    .limit(1);
  return found ?? null;
}

/** What a page says of a version besides its statement: parts of the manifest, which as a whole may be megabytes. */
export async function readVersionFacts(db: Executor, problemVersionId: string) {
  const { manifest } = problemVersions;
  const [found] = await db
    .select({
      kind: sql<Manifest["kind"]>`${manifest}->'kind'`,
      limits: sql<Manifest["limits"]>`${manifest}->'limits'`,
      languageCodes: sql<Manifest["languages"]>`${manifest}->'languages'`,
      secretGrading: sql<GroupGrading>`${manifest}->'tests'->'secret'->'grading'`,
      topGrading: sql<LegacyGrading | null>`nullif(${manifest}->'tests'->'top', 'null'::jsonb)`,
    })
    .from(problemVersions)
    .where(eq(problemVersions.id, problemVersionId));
  if (found === undefined) throw new Error(`the version ${problemVersionId} is gone`);
  return found;
}

/** Names of a version's tests, in the order they are judged. */
export async function readCaseNames(db: Executor, problemVersionId: string): Promise<string[]> {
  const [found] = await db
    .select({ tests: sql<TestTree>`${problemVersions.manifest}->'tests'` })
    .from(problemVersions)
    .where(eq(problemVersions.id, problemVersionId));
  return found === undefined ? [] : listCases(found.tests).map((test) => test.name);
}

/** Languages a version has statements in, and whether each is a PDF. */
export function readStatementForms(db: Executor, problemVersionId: string) {
  return db
    .select({ language: problemStatements.language, form: problemStatements.form })
    .from(problemStatements)
    .where(eq(problemStatements.problemVersionId, problemVersionId))
    .orderBy(asc(problemStatements.language));
}

export async function findStatement(db: Executor, problemVersionId: string, language: string) {
  const [found] = await db
    .select({
      form: problemStatements.form,
      html: problemStatements.html,
      pdfPath: problemAssets.path,
    })
    .from(problemStatements)
    .leftJoin(
      problemAssets,
      and(
        eq(problemAssets.problemVersionId, problemStatements.problemVersionId),
        eq(problemAssets.blobHash, problemStatements.pdfHash),
        eq(problemAssets.mime, "application/pdf"),
      ),
    )
    .where(
      and(eq(problemStatements.problemVersionId, problemVersionId), eq(problemStatements.language, language)),
    )
    .orderBy(asc(problemAssets.path))
    .limit(1);
  return found ?? null;
}

export function readShownSamples(db: Executor, problemVersionId: string) {
  return db
    .select({
      input: problemSamples.input,
      answer: problemSamples.answer,
      interaction: problemSamples.interaction,
      note: problemSamples.note,
      isCut: sql<boolean>`${problemSamples.isCut} = 1`,
    })
    .from(problemSamples)
    .where(eq(problemSamples.problemVersionId, problemVersionId))
    .orderBy(asc(problemSamples.ordinal));
}

export function readAttachments(db: Executor, problemVersionId: string) {
  return db
    .select({ path: problemAssets.path, bytes: problemAssets.bytes })
    .from(problemAssets)
    .where(
      and(
        eq(problemAssets.problemVersionId, problemVersionId),
        sql`${problemAssets.path} like 'attachments/%'`,
      ),
    )
    .orderBy(asc(problemAssets.path))
    .limit(1_000);
}

/** Ids of languages some connected host that takes jobs has. */
export async function readHostLanguages(db: Executor): Promise<Set<string>> {
  const rows = await db
    .select({ hello: judgeHosts.hello })
    .from(judgeHosts)
    .where(and(eq(judgeHosts.isConnected, 1), eq(judgeHosts.state, "enabled")))
    .limit(500);
  return new Set(rows.flatMap(({ hello }) => hello.languages.map(({ id }) => id)));
}

/** An asset with who owns it and when the first contest that has this version began; null: no contest has. */
export async function findAsset(db: Executor, problemVersionId: string, path: string) {
  const [found] = await db
    .select({
      blobHash: problemAssets.blobHash,
      bytes: problemAssets.bytes,
      mime: problemAssets.mime,
      problemId: problems.id,
      ownerId: problems.ownerId,
      firstStartsAt: sql<string | null>`min(${contests.startsAt})`,
    })
    .from(problemAssets)
    .innerJoin(problemVersions, eq(problemVersions.id, problemAssets.problemVersionId))
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .leftJoin(contestProblems, eq(contestProblems.problemVersionId, problemVersions.id))
    .leftJoin(
      contests,
      and(
        eq(contests.id, contestProblems.contestId),
        isNull(contests.deletedAt),
        notInArray(contests.state, ["draft", "template"]),
      ),
    )
    .where(and(eq(problemAssets.problemVersionId, problemVersionId), eq(problemAssets.path, path)))
    .groupBy(problemAssets.blobHash, problemAssets.bytes, problemAssets.mime, problems.id, problems.ownerId);
  return found ?? null;
}
