import type { ProblemVersionReport, ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/desk.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { DataTrials } from "./data-trials.tsx";
import { reportResource } from "./desk-resources.ts";
import type { TabShape } from "./desk-tabs.tsx";
import { LimitSource } from "./limit-source.tsx";
import { PackageKeys } from "./package-keys.tsx";
import { SubmissionLines } from "./submission-lines.tsx";
import { TestMatrix } from "./test-matrix.tsx";
import { TestWeights } from "./test-weights.tsx";
import "./report.css";

interface ReportShape {
  readonly version: ProblemVersionView;
}

/** What the judge found: submissions, tests, data, limit; and what was taken from the package. */
export function ReportTab({ version }: TabShape) {
  const resource = reportResource(version.problemVersionId);
  const state = useResource(resource);
  const report = state.kind === "ready" ? state.value : null;
  return (
    <dl class="hoshiya desk-parts">
      <Faults version={version} />
      {version.lines.length > 0 && <Runs version={version} report={report} />}
      {report === null && (
        <>
          <dt />
          <dd>
            <SkeletonRows count={6} height={30} />
          </dd>
        </>
      )}
      {report !== null && (
        <>
          {version.summary !== null && <LimitSource version={version} timing={report.timing} />}
          {report.detail !== null && <DataTrials trials={report.detail.trials} />}
          {report.detail !== null && <TestWeights report={report} />}
          <PackageKeys report={report} />
        </>
      )}
    </dl>
  );
}

function Faults({ version: { summary } }: ReportShape) {
  if (summary === null) return null;
  const { faults, warnings } = summary;
  return (
    <>
      {faults.length > 0 && (
        <>
          <dt>{words.faults()}</dt>
          <dd>
            <Sentences list={faults} look="fault" />
          </dd>
        </>
      )}
      {warnings.length > 0 && (
        <>
          <dt>{words.warnings()}</dt>
          <dd>
            <Sentences list={warnings} look="remark" />
          </dd>
        </>
      )}
    </>
  );
}

/** Of very many the first; the rest when asked for. */
const shownAtOnce = 20;

/** The judge's own sentences, which are English. */
function Sentences({ list, look }: { readonly list: readonly string[]; readonly look: "fault" | "remark" }) {
  const isWhole = useSignal(false);
  const shown = isWhole.value ? list : list.slice(0, shownAtOnce);
  return (
    <ul class={`sentences sentences-${look}`} lang="en">
      {shown.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {shown.length < list.length && (
        <li>
          <button
            type="button"
            class="text-lojuvard"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            {words.showAll({ count: String(list.length) })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface RunsShape extends ReportShape {
  readonly report: ProblemVersionReport | null;
}

function Runs({ version, report }: RunsShape) {
  const chosen = useSignal<string | null>(null);
  const detail = report?.detail ?? null;
  const choose = (submission: string) => {
    chosen.value = chosen.value === submission ? null : submission;
  };
  return (
    <>
      <dt>{words.submissions()}</dt>
      <dd>
        <SubmissionLines version={version} detail={detail} chosen={chosen.value} onChoose={choose} />
      </dd>
      {detail !== null && detail.runs.length > 0 && (
        <>
          <dt>{words.matrix()}</dt>
          <dd>
            <TestMatrix
              detail={detail}
              lines={version.lines}
              limitMs={version.timeLimitMs}
              chosen={chosen.value}
              onChoose={choose}
            />
          </dd>
        </>
      )}
    </>
  );
}
