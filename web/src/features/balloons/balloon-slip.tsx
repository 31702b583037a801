import type { BalloonView } from "@bilimdon/contracts/http/balloons";
import { useEffect } from "preact/hooks";
import * as words from "../../generated/messages/balloons.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { colourWords } from "./colour-words.ts";

interface SlipShape {
  readonly balloon: BalloonView;
  readonly contest: string;
  onDone(): void;
}

/** What is tied to the string: seen on paper alone, printed as soon as it stands. */
export function BalloonSlip({ balloon, contest, onDone }: SlipShape) {
  useEffect(() => {
    addEventListener("afterprint", onDone, { once: true });
    print();
    return () => removeEventListener("afterprint", onDone);
  }, []);
  const { problemLabel, problemName, participantName, organisation, place, rgb, isFirst, madeAt } = balloon;
  return (
    <div class="balloon-slip">
      <p>{contest}</p>
      <p class="balloon-slip-label">{problemLabel}</p>
      <p>
        {inLocale(problemName)}, {colourWords(rgb)}
      </p>
      <p class="balloon-slip-team">{participantName}</p>
      <p>{organisation}</p>
      {place !== null && <p class="balloon-slip-place">{place}</p>}
      <p>
        {formatTimeOfDay(madeAt)}
        {isFirst ? `, ${words.first()}` : ""}
      </p>
    </div>
  );
}
