/** Trying code: on the samples or on one's own input. Fetched when somebody first asks for it. */
import type { NewCustomRun } from "@bilimdon/contracts/http/custom-runs";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { me } from "../../../client/session.ts";
import { xIcon } from "../../../generated/icons.ts";
import * as words from "../../../generated/messages/custom-run.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { verdictWord } from "../../../ui/verdict.tsx";
import type { RunWish } from "./custom-run-pane.tsx";
import { keepInput, readKeptInput } from "./kept-input.ts";
import { OwnInput } from "./own-input.tsx";
import { RunOutcome } from "./run-outcome.tsx";
import { type CustomRunState, useCustomRun } from "./use-custom-run.ts";
import "./custom-run.css";

export interface PanelShape {
  readonly slug: string;
  readonly problem: ProblemView;
  readonly wish: Signal<RunWish | null>;
  /** The code as it stands; null where something is wrong with it, which is said elsewhere. */
  code(): Omit<NewCustomRun, "input"> | null;
}

export function CustomRunPanel({ slug, problem, wish, code }: PanelShape) {
  const userId = me.value?.userId ?? "";
  const owner = { userId, problemId: problem.problemId };
  const [samples, own] = [useCustomRun(slug), useCustomRun(slug)];
  const text = useSignal(readKeptInput(owner) ?? problem.samples[0]?.input ?? "");
  const tab = wish.value?.tab ?? "samples";
  const { state } = tab === "samples" ? samples : own;

  const runSamples = () => {
    const made = code();
    if (made !== null) samples.start({ ...made, input: { kind: "samples" } });
  };
  const runOwn = () => {
    keepInput(owner, { text: text.value, now: Date.now() });
    const made = code();
    if (made !== null) own.start({ ...made, input: { kind: "own", text: text.value } });
  };
  const presses = wish.value?.presses ?? 0;
  useEffect(() => {
    if (presses > 0) runSamples();
  }, [presses]);

  return (
    <section class="run-panel" aria-label={words.panel()}>
      <button type="button" class="run-close" aria-label={words.close()} onClick={() => (wish.value = null)}>
        <Icon path={xIcon} />
      </button>
      <Tabs
        label={words.panel()}
        tabs={[
          { value: "samples", text: words.samples() },
          { value: "own", text: words.ownInput() },
        ]}
        value={tab}
        onChoose={(chosen) => {
          wish.value = { tab: chosen, presses };
        }}
      >
        <div class="run-content">
          {tab === "own" && (
            <OwnInput
              problem={problem}
              text={text}
              isRunning={own.state.value.kind === "running"}
              onRun={runOwn}
            />
          )}
          {tab === "samples" && problem.samples.length === 0 && (
            <p class="run-head text-ink-2">{words.noSamples()}</p>
          )}
          <RunOutcome state={state.value} problem={problem} />
        </div>
      </Tabs>
      <p class="said" aria-live="polite">
        {spoken(state.value)}
      </p>
    </section>
  );
}

/** The result in a sentence, for who does not see it. */
function spoken(state: CustomRunState): string {
  if (state.kind === "running") return words.running();
  const outcome = state.kind === "ended" ? state.view.outcome : null;
  if (state.kind !== "ended" || outcome === null || outcome.kind === "test") return "";
  const { inputKind } = state.view;
  if (outcome.kind === "compile-error") return words.compileError();
  if (outcome.kind === "paused") return words.paused();
  if (outcome.kind === "failed")
    return outcome.fault === "setter" ? words.failedSetter() : words.failedPlatform();
  const passed = outcome.results.filter(({ verdict }) => verdict === "AC").length;
  if (inputKind === "samples")
    return words.passed({ passed: String(passed), total: String(outcome.samplesTotal) });
  const verdict = outcome.results[0]?.verdict ?? null;
  return verdict === null ? words.ended() : verdictWord(verdict);
}
