/**
 * What a page shows of a version, kept in memory: in the minute a contest starts everybody reads every problem, and all
 * of this is immutable once the package was imported. What may still change (the time limit, which hosts are there)
 * is not here.
 */
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { mostScore } from "@bilimdon/rules/problem/most-score";
import { answerFileNames } from "@bilimdon/rules/problem/sort-answers";
import { htmlToCyrillic } from "@bilimdon/rules/text/html-to-cyrillic";
import type { Executor } from "../../../db/client.ts";
import { assetUrl } from "../import/render-statements.ts";
import {
  findStatement,
  readAttachments,
  readCaseNames,
  readShownSamples,
  readStatementForms,
  readVersionFacts,
} from "./shown-problem.queries.ts";

export interface ShownVersion
  extends Pick<
    ProblemView,
    | "outputBytes"
    | "codeBytes"
    | "isInteractive"
    | "isMultiPass"
    | "isScoring"
    | "answerNames"
    | "maxScore"
    | "languages"
    | "language"
    | "statement"
    | "samples"
    | "attachments"
  > {
  readonly languageCodes: Manifest["languages"];
}

const keptAtMost = 256;
/** A version that shows more than this is read from the database each time. */
const keptBytes = 1024 * 1024;
const kept = new Map<string, Promise<ShownVersion>>();

export interface ShownAsked {
  readonly problemVersionId: string;
  /** Languages wished for, the dearest first; where there is none of them any is shown. */
  readonly wished: readonly string[];
}

/** Reads a version in the first language of those wished for that it has. */
export function readShownVersion(db: Executor, asked: ShownAsked): Promise<ShownVersion> {
  const key = `${asked.problemVersionId} ${asked.wished.join(" ")}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = readAnew(db, asked);
  kept.set(key, reading);
  const [oldest] = kept.keys();
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  reading.then(
    (shown) => sizeOf(shown) > keptBytes && kept.delete(key),
    () => kept.delete(key),
  );
  return reading;
}

async function readAnew(db: Executor, { problemVersionId, wished }: ShownAsked): Promise<ShownVersion> {
  const [facts, written, samples, attachments] = await Promise.all([
    readVersionFacts(db, problemVersionId),
    readStatementForms(db, problemVersionId),
    readShownSamples(db, problemVersionId),
    readAttachments(db, problemVersionId),
  ]);
  const languages = shownLanguages(written);
  const language = wished.find((one) => languages.includes(one)) ?? languages[0] ?? "en";
  const { kind, limits, languageCodes } = facts;
  return {
    outputBytes: limits.outputBytes,
    codeBytes: limits.codeBytes,
    isInteractive: kind.isInteractive,
    isMultiPass: kind.isMultiPass,
    isScoring: kind.isScoring,
    answerNames: kind.isSubmitAnswer ? [...answerFileNames(await readCaseNames(db, problemVersionId))] : null,
    maxScore: kind.isScoring ? mostScore(facts) : null,
    languages,
    language,
    statement: await readStatement(db, problemVersionId, writtenIn(language, written)),
    samples,
    attachments: attachments.map(({ path, bytes }) => ({
      name: path.slice("attachments/".length),
      url: assetUrl(problemVersionId, path),
      bytes,
    })),
    languageCodes,
  };
}

type Written = Awaited<ReturnType<typeof readStatementForms>>;

/** Uzbek that its author wrote in Latin can be read in Cyrillic too, unless it is a PDF. */
function shownLanguages(written: Written): string[] {
  const hasCyrillic = written.some(({ language }) => language === "uz-Cyrl");
  return written.flatMap(({ language, form }) =>
    language === "uz" && form !== "pdf" && !hasCyrillic ? ["uz", "uz-Cyrl"] : [language],
  );
}

/** The language to read, and whether its script is turned on the way. */
function writtenIn(language: string, written: Written): { language: string; isTurned: boolean } {
  const isWritten = written.some((one) => one.language === language);
  return isWritten ? { language, isTurned: false } : { language: "uz", isTurned: true };
}

async function readStatement(
  db: Executor,
  problemVersionId: string,
  { language, isTurned }: { language: string; isTurned: boolean },
): Promise<ProblemView["statement"]> {
  const statement = await findStatement(db, problemVersionId, language);
  if (statement?.form === "pdf" && statement.pdfPath !== null)
    return { form: "pdf", url: assetUrl(problemVersionId, statement.pdfPath) };
  const html = statement?.html ?? "";
  return { form: "html", html: isTurned ? htmlToCyrillic(html) : html };
}

function sizeOf(shown: ShownVersion): number {
  const html = shown.statement.form === "html" ? shown.statement.html.length : 0;
  const samples = shown.samples.map(
    (one) => one.input.length + one.answer.length + (one.interaction?.length ?? 0),
  );
  return samples.reduce((sum, length) => sum + length, html) * 2;
}
