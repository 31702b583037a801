import type { DataTrial } from "@bilimdon/contracts/judging-words";
import * as words from "../../generated/messages/desk.ts";

const kindWords: Record<DataTrial["kind"], () => string> = {
  "input-validator": words.trialInput,
  "wrong-inputs": words.trialWrongInputs,
  "known-outputs": words.trialKnown,
  "junk-outputs": words.trialJunk,
};

/** What each validator was tried on, and how often it did what it has to. */
export function DataTrials({ trials }: { readonly trials: readonly DataTrial[] }) {
  return (
    <>
      <dt>{words.trials()}</dt>
      <dd>
        {trials.length === 0 && <p class="text-ink-2">{words.trialsNone()}</p>}
        <ul class="trials">
          {trials.map((trial) => (
            <li key={`${trial.kind} ${trial.name}`}>
              <span>
                {kindWords[trial.kind]()} <span class="font-code text-ink-2">{trial.name}</span>
              </span>
              {trial.notRun === null ? (
                <b class={`font-medium ${trial.passed === trial.tried ? "text-feruza" : "text-anor"}`}>
                  {`${trial.passed} / ${trial.tried}`}
                </b>
              ) : (
                <span class="text-zafar" lang="en">
                  {trial.notRun}
                </span>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
