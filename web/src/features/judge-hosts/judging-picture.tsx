import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import type { JudgingAttention, JudgingFlow } from "@bilimdon/contracts/http/judging";
import * as words from "../../generated/messages/judging.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { formatLength } from "../../ui/format-duration.ts";
import { languageName } from "../../ui/language-name.ts";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { type JudgingState, judgingState } from "./judging-state.ts";

interface PictureShape {
  readonly hosts: readonly JudgeHostView[];
  readonly flow: JudgingFlow | null;
  readonly attention: JudgingAttention | null;
}

/** In one look: does judging keep up, what waits, how fast it goes, and are the lanes at work. */
export function JudgingPicture({ hosts, flow, attention }: PictureShape) {
  const working = hosts.filter(({ isConnected, state }) => isConnected && state === "enabled");
  const state = judgingState({ enabledHosts: working.length, flow, attention });
  const lanes = working.reduce((sum, host) => sum + host.lanes, 0);
  const busy = working.reduce((sum, host) => sum + Math.min(host.running, host.lanes), 0);
  const oldestMs = flow?.oldestMs ?? null;
  return (
    <section class="double-rule judging-picture" aria-label={words.picture()}>
      <p class={`judging-state is-${state.kind}`} role="status">
        {sentenceOf(state)}
      </p>
      <dl class="judging-figures">
        <Figure name={words.unjudged()} value={flow === null ? "…" : formatNumber(flow.waiting)} />
        <Figure name={words.oldest()} value={oldestMs === null ? words.none() : formatLength(oldestMs)} />
        <Figure
          name={words.perMinute()}
          value={flow === null ? "…" : ratesOf(flow.judged)}
          note={words.perMinuteText()}
        />
        <div>
          <dt>{words.lanesBusy()}</dt>
          <dd>
            {busy} / {lanes}
          </dd>
          <dd class="lane-ticks" aria-hidden="true">
            {Array.from({ length: Math.min(lanes, 64) }, (_, index) => (
              <i key={index} class={index < busy ? "is-busy" : ""} />
            ))}
          </dd>
        </div>
      </dl>
      {flow !== null && flow.languages.length > 0 && <LanguageFlow languages={flow.languages} />}
    </section>
  );
}

function Figure({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {note !== undefined && <dd class="figure-note">{note}</dd>}
    </div>
  );
}

/** Per minute over one, five and fifteen minutes. */
function ratesOf({ one, five, fifteen }: JudgingFlow["judged"]): string {
  return [one, five / 5, fifteen / 15].map((rate) => formatNumber(Math.round(rate * 10) / 10)).join(" · ");
}

function sentenceOf(state: JudgingState): string {
  switch (state.kind) {
    case "no-hosts":
      return words.noHosts();
    case "needs-you":
      return words.needsYou({ count: state.count });
    case "falls-behind":
      return words.fallsBehind({ age: formatLength(state.oldestMs) });
    case "keeps-up":
      return words.keepsUp();
  }
}

function LanguageFlow({ languages }: Pick<JudgingFlow, "languages">) {
  return (
    <ScrollBox class="scroll-narrow">
      <table class="jadval language-flow">
        <caption class="said">{words.byLanguage()}</caption>
        <thead>
          <tr>
            <th>{words.language()}</th>
            <th class="num">{words.waiting()}</th>
            <th class="num">{words.oldest()}</th>
            <th class="num">
              {words.judged()} <span class="font-normal text-ink-3">{words.in15()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {languages.map((one) => (
            <LanguageRow key={one.languageId} {...one} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function LanguageRow({ languageId, waiting, oldestMs, judged }: JudgingFlow["languages"][number]) {
  return (
    <tr>
      <th scope="row">{languageName(languageId)}</th>
      <td class="num">{formatNumber(waiting)}</td>
      <td class="num text-ink-2">{oldestMs === null ? "" : formatLength(oldestMs)}</td>
      <td class="num">{formatNumber(judged.fifteen)}</td>
    </tr>
  );
}
