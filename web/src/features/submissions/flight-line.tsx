import * as words from "../../generated/messages/submissions.ts";
import { formatMs } from "../../locale/format-number.ts";
import { type Flight, flightStages, type Stage } from "./flight-stages.ts";

/** The way of a submission, one line a stage, each drawn where and as long as it was; ticks are the ends of tests. */
export function FlightLine({ flight }: { readonly flight: Flight }) {
  const stages = flightStages(flight);
  const wholeMs = Math.max(1, stages.at(-1)?.toMs ?? 0);
  const share = (ms: number) => `${(100 * ms) / wholeMs}%`;
  const leasedMs = flight.leasedAt === null ? null : Math.max(0, flight.leasedAt - flight.receivedAt);
  return (
    <>
      {flight.hostName !== null && (
        <p class="mb-2 text-13 text-ink-2">
          {words.flightLane({
            host: flight.hostName,
            lane: flight.lane === null ? "?" : String(flight.lane + 1),
            attempt: String(flight.attempt),
          })}
          {stages.length > 0 && `, ${words.flightWhole({ length: formatMs(wholeMs) })}`}
        </p>
      )}
      {flight.firstFinding !== null && (
        <p class="mb-2 text-13 text-ink-2">{findingWords(flight.firstFinding)}</p>
      )}
      <ol class="flight">
        {stages.map(({ name, fromMs, toMs }) => (
          <li key={name}>
            <span>{stageWords(name, flight)}</span>
            <span class="num">{formatMs(toMs - fromMs)}</span>
            <span class="flight-track" aria-hidden="true">
              <i style={{ left: share(fromMs), width: share(toMs - fromMs) }} />
              {name === "tests" &&
                leasedMs !== null &&
                flight.testEndsMs
                  .slice(0, ticksAtMost)
                  .map((endMs, index) => (
                    <b key={index} style={{ left: share(Math.min(wholeMs, leasedMs + endMs)) }} />
                  ))}
            </span>
          </li>
        ))}
      </ol>
      {flight.keptAt !== null && flight.shownAt === null && (
        <p class="mt-1 text-13 text-ink-3">{words.stageNotShown()}</p>
      )}
    </>
  );
}

const ticksAtMost = 200;

/** What became of a late finding that had to be confirmed on another host. */
function findingWords(found: NonNullable<Flight["firstFinding"]>): string {
  const [first, second] = [found.hostName, found.secondHostName ?? "?"];
  switch (found.finding) {
    case null:
      return words.heldWaits({ first, time: found.maxCpuMs === null ? "?" : formatMs(found.maxCpuMs) });
    case "agreed":
      return words.heldAgreed({ first, second });
    case "disagreed":
      return words.heldDisagreed({ first, second, counted: found.counted === "first" ? first : second });
    case "unconfirmed":
      return words.heldUnconfirmed({ first });
  }
}

function stageWords(name: Stage["name"], flight: Flight): string {
  switch (name) {
    case "queue":
      return words.stageQueue();
    case "lease":
      return words.stageLease();
    case "compile":
      return flight.isCompileCached === true ? words.stageCompileCached() : words.stageCompile();
    case "tests":
      return words.stageTests({ count: flight.testEndsMs.length });
    case "keep":
      return words.stageKeep();
    case "show":
      return words.stageShow();
  }
}
