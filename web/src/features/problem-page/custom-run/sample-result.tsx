import type { CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import * as words from "../../../generated/messages/custom-run.ts";
import { outputDifference } from "./output-difference.ts";
import { ResultFacts } from "./result-facts.tsx";
import { WrittenText } from "./written-text.tsx";

type Sample = ProblemView["samples"][number];

/** One sample's line; opened it shows what was expected and what came. */
export function SampleResult({
  result,
  sample,
  isOpen,
}: {
  readonly result: CustomRunResult;
  /** null: the statement does not show it. */
  readonly sample: Sample | null;
  readonly isOpen: boolean;
}) {
  const { output, errors, teamMessage, transcript, verdict } = result;
  return (
    <details class="run-sample" open={isOpen}>
      <summary>
        <span>{words.sample({ number: String(result.sample ?? 1) })}</span>
        <ResultFacts result={result} />
      </summary>
      <div class="run-body">
        {teamMessage !== null && teamMessage !== "" && <p class="author-text">{teamMessage}</p>}
        {transcript === undefined ? (
          <WrittenText head={words.output()} written={output} />
        ) : (
          <WrittenText head={words.said()} written={wholeText(transcript)} />
        )}
        {verdict === "WA" && transcript === undefined && sample !== null && (
          <Difference expected={sample.answer} got={output.text} />
        )}
        {errors.bytes > 0 && <WrittenText head={words.errors()} written={errors} />}
      </div>
    </details>
  );
}

function wholeText(text: string): CustomRunResult["output"] {
  return { text, bytes: new TextEncoder().encode(text).length };
}

const signs = { same: " ", removed: "−", added: "+", skipped: "…" } as const;

function Difference({ expected, got }: { readonly expected: string; readonly got: string }) {
  const diff = outputDifference(expected, got);
  if (diff.kind === "too-long" || diff.lines.length === 0)
    return <WrittenText head={words.expected()} written={wholeText(expected)} />;
  return (
    <div class="run-text">
      <p class="run-text-head">
        {words.difference()}
        <small>{words.differenceKey()}</small>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
      <pre class="code run-difference" tabIndex={0}>
        {diff.lines.map(({ kind, text }, index) => (
          <span key={index} class={`line-${kind}`}>
            {`${signs[kind]} ${kind === "skipped" ? words.sameLines({ count: Number(text) }) : text}\n`}
          </span>
        ))}
      </pre>
    </div>
  );
}
