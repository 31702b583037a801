import type { ProblemVersionReport } from "@bilimdon/contracts/http/problems";
import * as words from "../../generated/messages/desk.ts";

const namedAtMost = 40;

/** Which tests earn their place: those nobody wrong fails, and those that alone catch somebody. */
export function TestWeights({ report: { weights, detail } }: { readonly report: ProblemVersionReport }) {
  const names = detail?.testNames ?? [];
  if (weights.wrongSubmissions === 0)
    return (
      <>
        <dt>{words.weights()}</dt>
        <dd class="text-ink-2">{words.weightsNone()}</dd>
      </>
    );
  const unneeded = weights.unneeded.map((at) => names[at] ?? String(at + 1));
  return (
    <>
      <dt>{words.weights()}</dt>
      <dd>
        {unneeded.length > 0 && (
          <p>
            {words.weightsUnneeded({ count: unneeded.length })}{" "}
            <span class="font-code text-13 text-ink-2">
              {unneeded.slice(0, namedAtMost).join(", ")}
              {unneeded.length > namedAtMost && ` +${unneeded.length - namedAtMost}`}
            </span>
          </p>
        )}
        {weights.soleKillers.length > 0 && (
          <>
            <p class="mt-2">{words.weightsSole()}</p>
            <ul class="sole-killers">
              {weights.soleKillers.map(({ test, submissions }) => (
                <li key={test}>
                  <span class="font-code">{names[test] ?? test + 1}</span>
                  <span class="text-ink-2">
                    {submissions.map((path) => path.replace(/^submissions\//, "")).join(", ")}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </dd>
    </>
  );
}
