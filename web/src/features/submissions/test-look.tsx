import type { TestRunRan } from "@bilimdon/contracts/custom-run-words";
import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/test-look.ts";
import { useAwaitedRun } from "../../live/use-awaited-run.ts";
import { formatBytes, formatMs } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Verdict } from "../../ui/verdict.tsx";
import { ShownText } from "./shown-text.tsx";
import "../../ui/code.css";
import "./test-look.css";

interface LookShape {
  readonly submissionId: string;
  readonly number: number;
  /** The one that counts. */
  readonly verdict: string;
  /** An answer was sent in place of a program: it is checked and not run. */
  readonly isAnswer: boolean;
}

/** For the jury: the submission run on one of its tests once more, with what went in, what was expected, what came. */
export function TestLook({ submissionId, number, verdict, isAnswer }: LookShape) {
  const { state, start } = useAwaitedRun();
  const run = () =>
    start(() => callApi<CustomRunView>("POST", `/api/submissions/${submissionId}/tests/${number}/runs`, {}));
  useEffect(run, []);
  const { value } = state;
  if (value.kind === "ended") return <Ended view={value.view} verdict={verdict} isAnswer={isAnswer} />;
  if (value.kind === "idle" || value.kind === "running")
    return (
      <p class="look-head" role="status">
        <Verdict state={value.kind === "running" && value.view !== null ? "judging" : "queued"} />
        <span class="text-ink-2">{isAnswer ? words.checking() : words.running()}</span>
      </p>
    );
  const text = value.kind === "refused" ? refusedWords(value.refusal) : failedWords[value.kind]();
  return (
    <p class="look-head" role="alert">
      <span>{text}</span>
      <Button isSmall onClick={run}>
        {words.again()}
      </Button>
    </p>
  );
}

const failedWords = { gone: words.gone, unreachable: words.unreachable } as const;

function refusedWords(refusal: Parameters<typeof failureWords>[0] & { readonly kind: "refused" }): string {
  if (refusal.code === "custom_run.in_flight") return words.inFlight();
  if (refusal.code === "custom_run.paused") return words.paused();
  return refusal.code === "custom_run.no_test" ? words.noTest() : failureWords(refusal).text;
}

type Counted = Pick<LookShape, "verdict" | "isAnswer">;

function Ended({ view: { outcome }, ...counted }: Counted & { readonly view: CustomRunView }) {
  if (outcome === null || outcome.kind === "ran") return null;
  if (outcome.kind === "test") return <Ran ran={outcome} {...counted} />;
  if (outcome.kind === "paused") return <p class="look-head">{words.paused()}</p>;
  if (outcome.kind === "compile-error")
    return (
      <>
        <p class="look-head">{words.notCompiled()}</p>
        <pre class="code machine-words">{outcome.message}</pre>
      </>
    );
  return (
    <p class="look-head" role="alert">
      {outcome.fault === "setter" ? words.failedSetter() : words.failedPlatform()}
    </p>
  );
}

function Ran({ ran, verdict, isAnswer }: Counted & { readonly ran: TestRunRan }) {
  const hasBlanks = useSignal(false);
  const { input, expected, got, errors, judgeMessage, transcript } = ran;
  const isDifferent = expected !== null && expected.markAt !== null;
  const isOtherwise = ran.verdict !== verdict;
  const text = { hasBlanks: hasBlanks.value };
  return (
    <div class="look">
      <p class="look-head">
        <span>{words.now()}</span>
        <Verdict state={ran.verdict} hasWord />
        {!isAnswer && <span class="text-ink-2">{factsOf(ran)}</span>}
      </p>
      {isOtherwise && <p class="look-otherwise">{words.otherwise({ verdict })}</p>}
      {/* What the checker said of the run that counts stands in the row above. */}
      {isOtherwise && judgeMessage !== null && judgeMessage.trim() !== "" && (
        <pre class="code machine-words">{judgeMessage}</pre>
      )}
      <CheckField
        label={words.blanks()}
        isTicked={hasBlanks.value}
        onTick={(isTicked) => {
          hasBlanks.value = isTicked;
        }}
      />
      <div class="look-texts">
        {expected !== null && <ShownText head={words.expected()} shown={expected} {...text} />}
        {got !== null && <ShownText head={isAnswer ? words.sent() : words.got()} shown={got} {...text} />}
        {input !== null && <ShownText head={words.input()} shown={input} {...text} />}
        {transcript !== undefined && <ShownText head={words.said()} shown={whole(transcript)} {...text} />}
        {errors.bytes > 0 && (
          <ShownText head={words.errors()} shown={{ ...whole(errors.text), bytes: errors.bytes }} {...text} />
        )}
      </div>
      {expected !== null && got !== null && (
        <p class="mt-2 text-13 text-ink-2">{isDifferent ? words.markText() : words.sameText()}</p>
      )}
    </div>
  );
}

function factsOf({ cpuMs, memoryBytes, exitCode, signal }: TestRunRan): string {
  const ending =
    signal ?? (exitCode === null || exitCode === 0 ? null : words.exitCode({ code: String(exitCode) }));
  return [formatMs(cpuMs), formatBytes(memoryBytes), ...(ending === null ? [] : [ending])].join(", ");
}

function whole(text: string) {
  const bytes = new TextEncoder().encode(text).length;
  return { text, fromLine: 1, isCutBefore: false, isCutAfter: false, markAt: null, bytes };
}
