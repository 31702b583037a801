import type { VersionComparison } from "@bilimdon/contracts/http/problems";
import { diffLines } from "@bilimdon/rules/problem/diff-lines";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import type { IndexedFile } from "../files/index-archive.ts";
import { provideIndex } from "../files/list-files.ts";
import { decode, readPart, shownFileBytes } from "../files/read-file-text.ts";
import { openVersion } from "../versions/open-version.ts";
import type { VersionRow } from "../versions/versions.queries.ts";
import { describeManifest } from "./describe-manifest.ts";
import { findReport } from "./desk.queries.ts";

export interface CompareInput {
  readonly problemVersionId: string;
  /** The version it is compared with, of the same problem. */
  readonly otherId: string;
}

/** Longer lists say only that they are cut: nobody reads the three thousandth test. */
const mostFiles = 1_000;
const mostTexts = 20;
/** What a person wrote and may want to read line by line. */
const readable =
  /^(problem\.yaml|\.timelimit|domjudge-problem\.ini|(statement|problem_statement|solution)\/.*\.(md|tex)|data\/.*\.yaml|(input_validators|output_validators?|input_format_validators|submissions)\/.*)$/;

/** What came with a version since another one of the same problem. */
export async function compareVersions(ctx: RequestCtx, input: CompareInput): Promise<VersionComparison> {
  const to = await openVersion(ctx, "problem.read-package", input.problemVersionId);
  const from = await openVersion(ctx, "problem.read-package", input.otherId);
  if (from.problemId !== to.problemId)
    throw refuse("thing.not_found", "The two are not versions of one problem.");
  const [before, after] = [await provideIndex(ctx, from), await provideIndex(ctx, to)];
  const files = compareFiles(before, after);
  const changed = [...files.added, ...files.removed, ...files.changed].map(({ path }) => path);
  return {
    from: { problemVersionId: from.problemVersionId, number: from.number },
    to: { problemVersionId: to.problemVersionId, number: to.number },
    added: files.added.slice(0, mostFiles),
    removed: files.removed.slice(0, mostFiles),
    changed: files.changed.slice(0, mostFiles),
    isCut: [files.added, files.removed, files.changed].some((list) => list.length > mostFiles),
    facts: await compareFacts(ctx, from, to),
    verdicts: compareVerdicts(from, to),
    texts: await compareTexts(ctx, { from, to, before, after }, changed),
  };
}

function compareFiles(before: readonly IndexedFile[], after: readonly IndexedFile[]) {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const line = (path: string) => ({
    path,
    bytesBefore: old.get(path)?.bytes ?? null,
    bytesAfter: now.get(path)?.bytes ?? null,
  });
  const isOther = ({ path, sha256 }: IndexedFile) => old.has(path) && old.get(path)?.sha256 !== sha256;
  return {
    added: after.filter(({ path }) => !old.has(path)).map(({ path }) => line(path)),
    removed: before.filter(({ path }) => !now.has(path)).map(({ path }) => line(path)),
    changed: after.filter(isOther).map(({ path }) => line(path)),
  };
}

async function compareFacts(ctx: RequestCtx, from: VersionRow, to: VersionRow) {
  const [before, after] = [await factsOf(ctx, from), await factsOf(ctx, to)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, before: before.get(key) ?? "", after: after.get(key) ?? "" }))
    .filter((fact) => fact.before !== fact.after);
}

async function factsOf(ctx: RequestCtx, version: VersionRow): Promise<ReadonlyMap<string, string>> {
  const report = await findReport(ctx.db, version.problemVersionId);
  const facts = report === null ? [] : describeManifest(report.manifest);
  const limit = version.timeLimitMs === null ? "" : `${version.timeLimitMs} ms`;
  return new Map([
    ...facts.map(({ key, value }) => [key, value] as const),
    ["time limit judged with", limit],
  ]);
}

function compareVerdicts(from: VersionRow, to: VersionRow) {
  const before = new Map(from.lines.map((line) => [line.submission, line.verdict]));
  const after = new Map(to.lines.map((line) => [line.submission, line.verdict]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((submission) => ({
      submission,
      before: before.get(submission) ?? null,
      after: after.get(submission) ?? null,
    }))
    .filter((line) => line.before !== line.after);
}

interface Sides {
  readonly from: VersionRow;
  readonly to: VersionRow;
  readonly before: readonly IndexedFile[];
  readonly after: readonly IndexedFile[];
}

async function compareTexts(ctx: RequestCtx, sides: Sides, paths: readonly string[]) {
  const texts: VersionComparison["texts"] = [];
  for (const path of paths.filter((one) => readable.test(one)).slice(0, mostTexts)) {
    const before = await textOf(ctx, sides.from, sides.before, path);
    const after = await textOf(ctx, sides.to, sides.after, path);
    if (before === null || after === null) continue;
    const diff = before === "too-long" || after === "too-long" ? null : diffLines(before, after);
    const isTooLong = diff === null || diff.kind === "too-long";
    texts.push({ path, lines: isTooLong ? [] : [...diff.lines], isTooLong });
  }
  return texts;
}

/** Empty where the version has no such file; null: not text. */
async function textOf(ctx: RequestCtx, version: VersionRow, files: readonly IndexedFile[], path: string) {
  const file = files.find((one) => one.path === path);
  if (file === undefined) return "";
  if (file.bytes > shownFileBytes) return "too-long";
  return decode(await readPart(ctx, version, file), false);
}
