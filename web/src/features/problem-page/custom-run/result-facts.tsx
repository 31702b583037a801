import type { CustomRunResult } from "@bilimdon/contracts/custom-run-words";
import * as words from "../../../generated/messages/custom-run.ts";
import { formatBytes, formatMs } from "../../../locale/format-number.ts";
import { Verdict } from "../../../ui/verdict.tsx";

/** How a run ended and what it spent, in one line. */
export function ResultFacts({ result }: { readonly result: CustomRunResult }) {
  const { verdict, exitCode, signal, cpuMs, memoryBytes } = result;
  return (
    <>
      {verdict === null ? <span>{words.ended()}</span> : <Verdict state={verdict} hasWord />}
      <span class="run-facts">
        {exitCode !== null && (result.sample === null || exitCode !== 0) && (
          <span>{words.exitCode({ code: String(exitCode) })}</span>
        )}
        {signal !== null && <span>{words.signal({ name: signal })}</span>}
        <span>{formatMs(cpuMs)}</span>
        <span>{formatBytes(memoryBytes)}</span>
      </span>
    </>
  );
}
