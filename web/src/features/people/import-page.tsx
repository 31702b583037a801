import type { Credential, ImportReport } from "@bilimdon/contracts/http/people";
import { useSignal } from "@preact/signals";
import { readTextFile } from "../../client/read-text-file.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { CredentialSheets } from "./credential-sheet.tsx";
import { ImportFaults } from "./import-faults.tsx";
import { PersonForm } from "./person-form.tsx";
import "./people.css";

/** Five hundred passwords are hashed, and the machine does other things too. */
const hashingMs = 120_000;

/** Accounts from a list, and passwords for a contest, both to be printed. */
export function ImportPage() {
  useTitle(words.importTitle());
  const credentials = useSignal<readonly Credential[]>([]);
  const show = (made: readonly Credential[]) => {
    credentials.value = made;
  };
  return (
    <div class="page page-narrow">
      <div class="no-print">
        <h1 class="mb-5">{words.importTitle()}</h1>
        <dl class="hoshiya double-rule">
          <dt class="first">{words.importList()}</dt>
          <dd class="first">
            <ListForm onMade={show} />
          </dd>
          <dt>{words.sheets()}</dt>
          <dd>
            <SheetsForm onMade={show} />
          </dd>
        </dl>
      </div>
      {credentials.value.length > 0 && <CredentialSheets credentials={credentials.value} />}
    </div>
  );
}

interface FormShape {
  onMade(credentials: readonly Credential[]): void;
}

function ListForm({ onMade }: FormShape) {
  const csv = useSignal("");
  const report = useSignal<ImportReport | null>(null);
  const note = useSignal<string | null>(null);
  const isSending = useSignal(false);
  const fileName = useSignal("");
  const send = async (isApplied: boolean) => {
    if (isSending.value || csv.value === "") return;
    isSending.value = true;
    const list = { csv: csv.value, isApplied };
    const answer = await callProven<ImportReport>("POST", "/api/people/import", list, hashingMs);
    isSending.value = false;
    if (answer.kind !== "ok" && isUnproven(answer)) return;
    note.value = answer.kind === "ok" ? null : words.failed();
    report.value = answer.kind === "ok" ? answer.value : null;
    if (answer.kind === "ok" && answer.value.credentials.length > 0) {
      onMade(answer.value.credentials);
      csv.value = "";
      report.value = null;
    }
  };
  const take = async (file: File) => {
    fileName.value = file.name;
    csv.value = await readTextFile(file);
    await send(false);
  };
  const isGood = report.value !== null && report.value.faults.length === 0 && report.value.rows > 0;
  return (
    <div class="grid gap-3">
      <p class="text-13 text-ink-2">{words.importText()}</p>
      <div class="flex flex-wrap items-center gap-4">
        <FileButton accept=".csv,.txt,text/csv" onFile={(file) => void take(file)}>
          {words.importFile()}
        </FileButton>
        <span class="text-13 text-ink-2">{fileName.value}</span>
      </div>
      <p role="alert" class="field-fault">
        {note.value}
      </p>
      {report.value !== null && <ImportFaults report={report.value} />}
      {isGood && (
        <div>
          <Button look="solid" aria-busy={isSending.value} onClick={() => void send(true)}>
            {words.importApply({ count: report.value?.rows ?? 0 })}
          </Button>
        </div>
      )}
    </div>
  );
}

const sheetRefusals: Readonly<Record<string, () => string>> = {
  "thing.not_found": words.sheetsNone,
  "request.too_large": words.sheetsMany,
};

function SheetsForm({ onMade }: FormShape) {
  const contest = useSignal("");
  const fault = useSignal<string | null>(null);
  const make = async () => {
    if (contest.value.trim() === "") {
      fault.value = words.fillIn();
      return;
    }
    const wish = { contest: contest.value.trim() };
    const answer = await callProven<{ credentials: Credential[] }>("POST", "/api/people/credentials", wish);
    if (answer.kind === "ok") onMade(answer.value.credentials);
    else if (!isUnproven(answer))
      fault.value = ((answer.kind === "refused" && sheetRefusals[answer.code]) || words.failed)();
  };
  return (
    <PersonForm word={words.sheetsMake()} onSend={make}>
      <p class="text-13 text-ink-2">{words.sheetsText()}</p>
      <Field
        label={words.sheetsContest()}
        maxLength={80}
        fault={fault.value}
        value={contest.value}
        onInput={(event) => {
          contest.value = event.currentTarget.value;
          fault.value = null;
        }}
      />
    </PersonForm>
  );
}
