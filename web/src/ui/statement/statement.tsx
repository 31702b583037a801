import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { useEffect, useRef } from "preact/hooks";
import * as words from "../../generated/messages/problem.ts";
import { formatBytes, formatMs, formatNumber } from "../../locale/format-number.ts";
import { inLocale, type Locale, localeNames, locales } from "../../locale/locale.ts";
import { letKeysScroll } from "../scroll-box.tsx";
import { SkeletonRows } from "../skeleton.tsx";
import { Attachments } from "./attachments.tsx";
import { useFormulas } from "./formulas.ts";
import { joinPunctuation } from "./join-punctuation.ts";
import { Samples } from "./samples.tsx";

/** A problem in a contest, or one that is in none yet and has no letter. */
export type ShownProblem = Omit<ProblemView, "problemId" | "contestId" | "label" | "languageIds"> & {
  readonly label: string | null;
};

interface StatementShape {
  readonly problem: ShownProblem;
  onChooseLanguage(language: string): void;
}

/** What a contestant reads: title, limits, the author's text, samples, files. */
export function Statement({ problem, onChooseLanguage }: StatementShape) {
  const formulas = useFormulas(problem.statement.form === "html" ? problem.statement.html : "");
  return (
    <>
      {problem.label === null ? (
        <h2 class="statement-title">{inLocale(problem.name)}</h2>
      ) : (
        <h1>{`${problem.label}. ${inLocale(problem.name)}`}</h1>
      )}
      <Limits problem={problem} />
      {problem.languages.length > 1 && (
        <StatementLanguage problem={problem} onChooseLanguage={onChooseLanguage} />
      )}
      {formulas === "pending" ? (
        <SkeletonRows count={8} height={48} />
      ) : (
        <>
          <AuthorText problem={problem} hasSheet={formulas === "ready"} />
          {problem.samples.length > 0 && <Samples samples={problem.samples} />}
          {problem.attachments.length > 0 && <Attachments attachments={problem.attachments} />}
        </>
      )}
    </>
  );
}

function Limits({ problem }: { readonly problem: ShownProblem }) {
  const ofProgram = [
    [words.time(), formatMs(problem.timeLimitMs)],
    [words.memory(), formatBytes(problem.memoryBytes)],
    [words.input(), "stdin"],
    [words.output(), "stdout"],
  ];
  const ofAnswers = [
    [words.answersWanted(), formatNumber(problem.answerNames?.length ?? 0)],
    [words.answersSize(), formatBytes(problem.codeBytes)],
  ];
  const facts = [
    ...(problem.answerNames === null ? ofProgram : ofAnswers),
    ...(problem.maxScore === null ? [] : [[words.points(), formatNumber(problem.maxScore)]]),
  ];
  return (
    <p class="limits">
      {facts.map(([name, value]) => (
        <span key={name}>
          {name} <b>{value}</b>
        </span>
      ))}
      {problem.isInteractive && <b>{words.interactive()}</b>}
      {problem.isMultiPass && <b>{words.multiPass()}</b>}
    </p>
  );
}

function StatementLanguage({ problem, onChooseLanguage }: StatementShape) {
  return (
    <nav class="statement-languages" aria-label={words.statementLanguage()}>
      {inOurOrder(problem.languages).map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === problem.language}
          onClick={() => onChooseLanguage(code)}
        >
          {languageName(code)}
        </button>
      ))}
    </nav>
  );
}

interface TextShape {
  readonly problem: ShownProblem;
  /** The formulas' style sheet is there. */
  readonly hasSheet: boolean;
}

function AuthorText({ problem, hasSheet }: TextShape) {
  const { statement, language } = problem;
  const text = useRef<HTMLDivElement>(null);
  const shown = statement.form === "pdf" ? null : statement.html;
  useEffect(() => {
    const wide = text.current?.querySelectorAll<HTMLElement>("pre, .katex-display") ?? [];
    return letKeysScroll([...wide]);
  }, [shown]);
  if (statement.form === "pdf")
    return (
      <div class="pdf">
        <a href={statement.url} target="_blank" rel="noreferrer">
          {words.pdfOpen()}
        </a>
        <iframe src={statement.url} title={words.pdfTitle()} loading="lazy" />
      </div>
    );
  if (statement.html === "") return <p class="mt-4 text-ink-2">{words.noStatement()}</p>;
  // The server made this HTML itself and let it through an allow-list; nothing in it can run.
  const html = { __html: joinPunctuation(statement.html) };
  return (
    <div
      ref={text}
      class={`author-text matn${hasSheet ? "" : " without-katex"}`}
      lang={language}
      dangerouslySetInnerHTML={html}
    />
  );
}

/** The site's languages as its menu has them, then all others. */
function inOurOrder(codes: readonly string[]): readonly string[] {
  return [...locales.filter((code) => codes.includes(code)), ...codes.filter((code) => !isLocale(code))];
}

function languageName(code: string): string {
  return isLocale(code) ? localeNames[code].full : code;
}

function isLocale(code: string): code is Locale {
  return code in localeNames;
}
