import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import * as words from "../../generated/messages/desk.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { formatMs } from "../../locale/format-number.ts";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { Comparison } from "./comparison.tsx";
import type { TabShape } from "./desk-tabs.tsx";
import { stateClass, stateWords } from "./state-words.ts";

/** Who brought which version when, what was published, and what changed between any two. */
export function VersionsTab({ desk, version: { number: current } }: TabShape) {
  const { versions, publications } = desk;
  return (
    <dl class="hoshiya desk-parts">
      <dt>{words.versions()}</dt>
      <dd>
        <VersionTable desk={desk} current={current} />
      </dd>
      {publications.length > 0 && (
        <>
          <dt>{words.history()}</dt>
          <dd>
            <Publications publications={publications} />
          </dd>
        </>
      )}
      {versions.length > 1 && (
        <>
          <dt>
            <label for="compare-with">{words.compareWith()}</label>
          </dt>
          <dd>
            <CompareWith desk={desk} current={current} />
          </dd>
        </>
      )}
    </dl>
  );
}

interface VersionsShape {
  readonly desk: ProblemDesk;
  /** Number of the version that is open. */
  readonly current: number;
}

function VersionTable({ desk: { slug, versions }, current }: VersionsShape) {
  return (
    <ScrollBox class="scroll-box">
      <table class="jadval">
        <thead>
          <tr>
            <th class="num">{words.colVersion()}</th>
            <th>{words.colState()}</th>
            <th>{words.colPushed()}</th>
            <th>{words.colWho()}</th>
            <th class="num">{words.colLimit()}</th>
            <th>{words.colHash()}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.problemVersionId} aria-selected={version.number === current}>
              <td class="num">
                <a href={`/ustaxona/${encodeURIComponent(slug)}?versiya=${version.number}&bolim=versiyalar`}>
                  {version.number}
                </a>
              </td>
              <td>
                <span class={stateClass(version)}>{stateWords(version)}</span>
                {version.publishedAt !== null && <b class="ml-2 font-medium">{words.published()}</b>}
              </td>
              <td>{formatDateTime(version.pushedAt)}</td>
              <td>{version.pushedBy ?? words.byPlatform()}</td>
              <td class="num">{version.timeLimitMs === null ? "–" : formatMs(version.timeLimitMs)}</td>
              <td class="font-code text-12">{version.packageHash.slice(0, 12)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Publications({ publications }: Pick<ProblemDesk, "publications">) {
  return (
    <ul class="publications">
      {publications.map(({ number, act, reason, actor, at }) => (
        <li key={at}>
          <span class="text-ink-2">{formatDateTime(at)}</span>
          <span>
            {(act === "published" ? words.didPublish : words.didWithdraw)({
              actor,
              number: String(number),
            })}
            {reason !== "" && <span class="publication-reason">{reason}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CompareWith({ desk: { versions }, current }: VersionsShape) {
  const to = versions.find(({ number }) => number === current);
  const other = useSignal(versions.find(({ number }) => number < current)?.problemVersionId ?? "");
  if (to === undefined) return null;
  return (
    <>
      <span class="select">
        <select
          id="compare-with"
          value={other.value}
          onChange={({ currentTarget }) => {
            other.value = currentTarget.value;
          }}
        >
          <option value="">{words.compareNone()}</option>
          {versions
            .filter(({ number }) => number !== current)
            .map(({ problemVersionId, number }) => (
              <option key={problemVersionId} value={problemVersionId}>
                {words.versionNumber({ number: String(number) })}
              </option>
            ))}
        </select>
      </span>
      {other.value !== "" && (
        <Comparison key={other.value} problemVersionId={to.problemVersionId} otherId={other.value} />
      )}
    </>
  );
}
