import type { ImportFault, ImportReport } from "@bilimdon/contracts/http/people";
import * as words from "../../generated/messages/people.ts";

const faultWords: Readonly<Record<ImportFault["fault"], (value: { value: string }) => string>> = {
  missing: () => words.faultMissing(),
  malformed: words.faultMalformed,
  taken: words.faultTaken,
  repeated: words.faultRepeated,
  unknown: words.faultUnknown,
  "too-many": words.faultTooMany,
};

/** Columns by the names the hint above gives them; one that is unknown is called as the list calls it. */
const columnWords: Readonly<Record<string, () => string>> = {
  name: words.columnName,
  login: words.columnLogin,
  role: words.columnRole,
  language: words.columnLanguage,
  consent: words.columnConsent,
};

/** What the dry run found: every fault with its line, or that there is none. */
export function ImportFaults({ report }: { readonly report: ImportReport }) {
  const { faults, rows } = report;
  if (faults.length === 0)
    return (
      <p role="status" class="text-feruza">
        {words.importGood({ count: rows })}
      </p>
    );
  return (
    <>
      <p role="alert" class="text-anor">
        {words.importBad({ count: faults.length })}
      </p>
      <table class="jadval">
        <thead>
          <tr>
            <th class="num">{words.colLine()}</th>
            <th>{words.colColumn()}</th>
            <th>{words.colFault()}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, fault, value }) => (
            <tr key={`${line} ${column} ${fault}`}>
              <td class="num">{line}</td>
              <td>{columnWords[column]?.() ?? column}</td>
              <td class="whitespace-normal">{faultWords[fault]({ value })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
