import type { ProblemVersionReport } from "@bilimdon/contracts/http/problems";
import * as words from "../../generated/messages/desk.ts";

/** What was understood of the package, key by key, and what was not taken. */
export function PackageKeys({ report: { taken, notTaken } }: { readonly report: ProblemVersionReport }) {
  return (
    <>
      <dt>{words.notTaken()}</dt>
      <dd>
        {notTaken.length === 0 ? (
          <p class="text-ink-2">{words.notTakenNone()}</p>
        ) : (
          <ul class="sentences sentences-remark" lang="en">
            {notTaken.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{words.taken()}</dt>
      <dd>
        <ul class="keys">
          {taken.map(({ key, value }) => (
            <li key={key}>
              <span class="font-code text-ink-2">{key}</span>
              <span>{value}</span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
