import type { VersionComparison } from "@bilimdon/contracts/http/problems";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/desk.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { comparisonResource } from "./desk-resources.ts";

interface ComparisonShape {
  readonly problemVersionId: string;
  readonly otherId: string;
}

/** What came with the open version since the chosen one. */
export function Comparison({ problemVersionId, otherId }: ComparisonShape) {
  const resource = comparisonResource(problemVersionId, otherId);
  const state = useResource(resource);
  if (state.kind === "loading") return <SkeletonRows count={5} height={30} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const found = state.value;
  const files = [...found.added, ...found.removed, ...found.changed];
  return (
    <div class="comparison">
      {files.length === 0 && <p class="text-ink-2">{words.sameFiles()}</p>}
      {found.facts.length > 0 && (
        <ul class="changes">
          {found.facts.map(({ key, before, after }) => (
            <Change key={key} name={key} before={before} after={after} />
          ))}
        </ul>
      )}
      {found.verdicts.length > 0 && (
        <ul class="changes">
          {found.verdicts.map(({ submission, before, after }) => (
            <Change key={submission} name={submission} before={before ?? "–"} after={after ?? "–"} />
          ))}
        </ul>
      )}
      <Files sign="+" files={found.added} />
      <Files sign="−" files={found.removed} />
      <Files sign="~" files={found.changed} />
      {found.isCut && <p class="text-ink-2">{words.filesCut()}</p>}
      {found.texts.map((text) => (
        <TextChange key={text.path} text={text} />
      ))}
    </div>
  );
}

function Change({
  name,
  before,
  after,
}: {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}) {
  return (
    <li>
      <span class="font-code text-ink-2">{name}</span>
      <span>
        {before === "" ? "–" : before} <span aria-hidden="true">→</span>{" "}
        <b class="font-medium">{after === "" ? "–" : after}</b>
      </span>
    </li>
  );
}

function Files({
  sign,
  files,
}: {
  readonly sign: "+" | "−" | "~";
  readonly files: VersionComparison["added"];
}) {
  if (files.length === 0) return null;
  return (
    <ul class="file-changes">
      {files.map(({ path, bytesBefore, bytesAfter }) => (
        <li key={path}>
          <b>{sign}</b>
          <span class="font-code">{path}</span>
          <span class="text-ink-2">
            {[bytesBefore, bytesAfter]
              .filter((bytes) => bytes !== null)
              .map((bytes) => formatBytes(bytes))
              .join(" → ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

const signs = { same: " ", added: "+", removed: "−", skipped: "⋯" } as const;

function TextChange({ text }: { readonly text: VersionComparison["texts"][number] }) {
  return (
    <section class="text-change">
      <h3 class="font-code">{text.path}</h3>
      {text.isTooLong ? (
        <p class="text-ink-2">{words.textTooLong()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
        <pre class="code" tabIndex={0}>
          {text.lines.map((line, index) => (
            <span key={index} class={`diff-${line.kind}`}>
              {`${signs[line.kind]} ${line.kind === "skipped" ? words.linesSame({ count: line.text }) : line.text}\n`}
            </span>
          ))}
        </pre>
      )}
    </section>
  );
}
