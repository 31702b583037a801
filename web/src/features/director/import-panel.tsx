import type { ImportReport } from "@bilimdon/contracts/http/contest-participants";
import { useState } from "preact/hooks";
import { callApi, type Failure } from "../../client/call-api.ts";
import { readTextFile } from "../../client/read-text-file.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { resultFault } from "../../ui/result-fault.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.tsx";
import { listFaultWords } from "./list-fault-words.ts";

interface PanelShape {
  readonly slug: string;
  onApplied(): void;
}

const mostFaultsShown = 200;

/** A list of lines: tried first, with every fault named, and taken whole or not at all. */
export function ImportPanel({ slug, onApplied }: PanelShape) {
  const [text, setText] = useState("");
  const [report, setReport] = useState<ImportReport | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const write = (next: string) => {
    setText(next);
    setReport(null);
  };
  const send = async (isDryRun: boolean) => {
    const form = /^\s*[[{]/.test(text) ? "json" : "csv";
    const path = `/api/contests/${encodeURIComponent(slug)}/participants/import`;
    const answer = await callApi<ImportReport>("POST", path, { form, text, isDryRun });
    if (answer.kind !== "ok") return setFailure(answer);
    setFailure(null);
    setReport(answer.value);
    if (!answer.value.isApplied) return;
    say(words.imported({ added: answer.value.added, changed: answer.value.changed }));
    write("");
    onApplied();
  };
  const isGood = report !== null && report.faults.length === 0;
  return (
    <section class="director-import" aria-label={words.importList()}>
      <p class="director-sub">{words.importText()}</p>
      <FileButton
        isSmall
        class="my-3"
        accept=".csv,.json,.txt,text/csv,application/json"
        onFile={async (file) => write(await readTextFile(file))}
      >
        {words.chooseFile()}
      </FileButton>
      <TextArea
        label={words.listText()}
        rows={8}
        spellcheck={false}
        fault={failure === null ? null : resultFault(failure)}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {report !== null && <Outcome report={report} />}
      <div class="director-foot mb-0!">
        <Button
          look={isGood ? "plain" : "solid"}
          disabled={text.trim() === ""}
          onClick={() => void send(true)}
        >
          {words.tryList()}
        </Button>
        {isGood && (
          <Button look="solid" onClick={() => void send(false)}>
            {words.applyList()}
          </Button>
        )}
      </div>
    </section>
  );
}

function Outcome({ report: { faults, added, changed } }: { readonly report: ImportReport }) {
  if (faults.length === 0)
    return (
      <p class="mt-3 font-medium" role="status">
        {words.wouldImport({ added, changed })}
      </p>
    );
  return (
    <div class="director-faults" role="alert">
      <p class="field-fault">{words.listFaults({ count: faults.length })}</p>
      <table class="jadval">
        <thead>
          <tr>
            <th scope="col">{words.lineNumber()}</th>
            <th scope="col">{words.column()}</th>
            <th scope="col">{words.fault()}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, mostFaultsShown).map(({ line, column, fault }) => (
            <tr key={`${line} ${column} ${fault}`}>
              <th scope="row">{line === 0 ? words.wholeList() : line}</th>
              <td>{column ?? ""}</td>
              <td class="whitespace-normal">{listFaultWords(fault)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
