import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import * as words from "../../../generated/messages/custom-run.ts";
import { Verdict } from "../../../ui/verdict.tsx";
import { ResultFacts } from "./result-facts.tsx";
import { runRefusalWords } from "./run-refusal-words.ts";
import { SampleResult } from "./sample-result.tsx";
import type { CustomRunState } from "./use-custom-run.ts";
import { WrittenText } from "./written-text.tsx";

/** What became of the last run, or that it is under way. */
export function RunOutcome({
  state,
  problem,
}: {
  readonly state: CustomRunState;
  readonly problem: ProblemView;
}) {
  switch (state.kind) {
    case "idle":
      return null;
    case "running":
      return (
        <p class="run-head">
          <Verdict state={state.view === null ? "queued" : "judging"} />
          <span class="text-ink-2">{words.waiting()}</span>
        </p>
      );
    case "refused":
      return <p class="run-head text-anor">{runRefusalWords(state.refusal)}</p>;
    case "unreachable":
      return <p class="run-head text-anor">{words.unreachable()}</p>;
    case "gone":
      return <p class="run-head text-anor">{words.gone()}</p>;
    case "ended":
      return <Ended view={state.view} problem={problem} />;
  }
}

function Ended({ view, problem }: { readonly view: CustomRunView; readonly problem: ProblemView }) {
  const { outcome } = view;
  // A test is the jury's, and asked for elsewhere.
  if (outcome === null || outcome.kind === "test") return null;
  if (outcome.kind === "paused") return <p class="run-head text-ink-2">{words.paused()}</p>;
  if (outcome.kind === "failed")
    return (
      <p class="run-head text-anor">
        {outcome.fault === "setter" ? words.failedSetter() : words.failedPlatform()}
      </p>
    );
  if (outcome.kind === "compile-error")
    return (
      <>
        <p class="run-head">
          <Verdict state="CE" hasWord />
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
        <pre class="code run-compiler" tabIndex={0}>
          {outcome.message}
        </pre>
      </>
    );
  const { results, samplesTotal } = outcome;
  const [first] = results;
  if (view.inputKind === "own") return first === undefined ? null : <OwnResult result={first} />;
  const passed = results.filter(({ verdict }) => verdict === "AC").length;
  const firstWrong = results.find(({ verdict }) => verdict !== "AC")?.sample;
  return (
    <>
      <p class="run-head">
        <strong>{words.passed({ passed: String(passed), total: String(samplesTotal) })}</strong>
        <span class="text-ink-2">{words.notScored()}</span>
      </p>
      {results.map((result) => (
        <SampleResult
          // Opened anew by each run's own first failure.
          key={`${view.customRunId} ${result.sample}`}
          result={result}
          sample={problem.samples[(result.sample ?? 0) - 1] ?? null}
          isOpen={result.sample === firstWrong}
        />
      ))}
      {results.length < samplesTotal && (
        <p class="text-13 text-ink-2">{words.leftOut({ count: samplesTotal - results.length })}</p>
      )}
    </>
  );
}

type Result = Parameters<typeof ResultFacts>[0]["result"];

function OwnResult({ result }: { readonly result: Result }) {
  return (
    <>
      <p class="run-head">
        <ResultFacts result={result} />
      </p>
      <WrittenText head={words.output()} written={result.output} />
      {result.errors.bytes > 0 && <WrittenText head={words.errors()} written={result.errors} />}
    </>
  );
}
