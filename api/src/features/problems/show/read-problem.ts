import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { permit } from "@bilimdon/rules/access/permit";
import { isLanguageTaken } from "@bilimdon/rules/contest/taken-languages";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { assetUrl } from "../import/render-statements.ts";
import {
  findContestProblem,
  findContestTimes,
  findStatement,
  readAttachments,
  readHostLanguages,
  readShownSamples,
  readStatementLanguages,
} from "./shown-problem.queries.ts";

export interface ProblemAsked {
  readonly slug: string;
  readonly label: string;
  /** The language wished for; the nearest there is is shown. */
  readonly lang?: string | undefined;
}

/**
 * A contest's problem as a contestant reads it.
 *
 * @throws thing.not_found; contest.not_started for all but officials
 */
export async function readProblem(ctx: RequestCtx, asked: ProblemAsked): Promise<ProblemView> {
  requirePermit(ctx, "contest.read-problems");
  const contest = await findContestTimes(ctx.db, asked.slug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${asked.slug}".`);
  const startsAt = contest.startsAt.getTime();
  if (ctx.clock.now() < startsAt && permit(ctx.person, "contest.read-problems-early") !== "allowed")
    throw refuse("contest.not_started", "The contest has not started; its problems open with it.", {
      startsAt,
    });
  const problem = await findContestProblem(ctx.db, contest.contestId, asked.label);
  if (problem === null) throw refuse("thing.not_found", `The contest has no problem "${asked.label}".`);

  const { problemVersionId, manifest } = problem;
  const languages = await readStatementLanguages(ctx.db, problemVersionId);
  const language = chooseLanguage(languages, [asked.lang, ctx.person?.locale, "uz", "en", "ru"]);
  const attachments = await readAttachments(ctx.db, problemVersionId);
  const hostLanguages = await readHostLanguages(ctx.db);
  return {
    problemId: problem.problemId,
    contestId: contest.contestId,
    label: problem.label,
    name: problem.name,
    // Only versions with a limit get into a contest.
    timeLimitMs: problem.timeLimitMs ?? 0,
    memoryBytes: problem.memoryBytes,
    outputBytes: manifest.limits.outputBytes,
    codeBytes: manifest.limits.codeBytes,
    isInteractive: manifest.kind.isInteractive,
    isMultiPass: manifest.kind.isMultiPass,
    isScoring: manifest.kind.isScoring,
    maxScore: maxScoreOf(manifest),
    languages,
    language,
    statement: await readStatement(ctx, problemVersionId, language),
    samples: await readShownSamples(ctx.db, problemVersionId),
    attachments: attachments.map(({ path, bytes }) => ({
      name: path.slice("attachments/".length),
      url: assetUrl(problemVersionId, path),
      bytes,
    })),
    languageIds: languageWords
      .map(({ id }) => id)
      .filter((id) => hostLanguages.has(id) && isLanguageTaken(manifest.languages, id)),
  };
}

function chooseLanguage(languages: readonly string[], wished: readonly (string | undefined)[]): string {
  const found = wished.find((language) => language !== undefined && languages.includes(language));
  return found ?? languages[0] ?? "en";
}

async function readStatement(
  ctx: RequestCtx,
  problemVersionId: string,
  language: string,
): Promise<ProblemView["statement"]> {
  const statement = await findStatement(ctx.db, problemVersionId, language);
  if (statement?.form === "pdf" && statement.pdfPath !== null)
    return { form: "pdf", url: assetUrl(problemVersionId, statement.pdfPath) };
  return { form: "html", html: statement?.html ?? "" };
}

/** Most points a submission can get; null where nothing bounds them. */
function maxScoreOf(manifest: Manifest): number | null {
  if (!manifest.kind.isScoring) return null;
  const { secret, top } = manifest.tests;
  const { grading } = secret;
  const most = grading.kind === "2025-09" ? grading.maxScore : (top ?? grading).range[1];
  // Infinity becomes null when the manifest is kept as JSON.
  return most !== null && Number.isFinite(most) ? most : null;
}
