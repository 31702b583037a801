import type { ProblemView } from "@bilimdon/contracts/http/problems";
import * as words from "../../generated/messages/problem.ts";
import { CopyButton } from "../copy-button.tsx";
import { readDialogue } from "./read-dialogue.ts";

type Sample = ProblemView["samples"][number];

export function Samples({ samples }: { readonly samples: readonly Sample[] }) {
  return (
    <section class="samples" aria-label={words.samples()}>
      {samples.map((sample, index) => (
        <SampleView key={index} sample={sample} number={String(index + 1)} />
      ))}
    </section>
  );
}

function SampleView({ sample, number }: { readonly sample: Sample; readonly number: string }) {
  return (
    <div class="sample">
      {sample.interaction === null ? (
        <>
          <Side head={words.sampleInput({ number })} text={sample.input} label={number} />
          <Side head={words.sampleOutput()} text={sample.answer} label={number} />
        </>
      ) : (
        <Dialogue interaction={sample.interaction} number={number} />
      )}
      {sample.isCut && <p class="sample-note">{words.sampleCut()}</p>}
      {sample.note !== null && <p class="sample-note author-text">{sample.note}</p>}
    </div>
  );
}

function Side({
  head,
  text,
  label,
}: {
  readonly head: string;
  readonly text: string;
  readonly label: string;
}) {
  return (
    <div class="sample-side">
      <p class="sample-head">
        {head}
        <CopyButton text={text} label={`${head}, ${label}`} />
      </p>
      {text === "" ? (
        <p class="text-13 text-ink-3">{words.sampleEmpty()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
        <pre class="code" tabIndex={0}>
          {text}
        </pre>
      )}
    </div>
  );
}

/** Who says what, in turn: the judge on the left, the program a step to the right. */
function Dialogue({ interaction, number }: { readonly interaction: string; readonly number: string }) {
  const said = readDialogue(interaction);
  return (
    <div class="dialogue">
      <p class="sample-head">{words.sampleDialogue({ number })}</p>
      <ol>
        {said.map(({ speaker, text }, index) => (
          <li key={index} class={speaker}>
            <span class="said">
              {speaker === "judge" ? words.sampleSaidJudge() : words.sampleSaidYou()}:{" "}
            </span>
            <pre class="code">{text}</pre>
          </li>
        ))}
      </ol>
      <p class="dialogue-key" aria-hidden="true">
        <span class="judge">{words.sampleSaidJudge()}</span>
        <span class="program">{words.sampleSaidYou()}</span>
      </p>
    </div>
  );
}
