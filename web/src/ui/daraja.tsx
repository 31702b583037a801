import { formatContestMinutes } from "./format-duration.ts";

interface DarajaShape {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Where the hatch begins; null when the board is not frozen in this contest. */
  readonly freezesAt: number | null;
  readonly now: number;
}

/** Minutes between the smallest ticks, those left on a phone, the middle ones and the labels, by the contest's length. */
const scales = [
  { upToMinutes: 75, tick: 1, coarse: 5, middle: 5, label: 10 },
  { upToMinutes: 200, tick: 5, coarse: 15, middle: 15, label: 30 },
  { upToMinutes: 8 * 60, tick: 5, coarse: 10, middle: 30, label: 60 },
  { upToMinutes: 30 * 60, tick: 30, coarse: 60, middle: 60, label: 240 },
  { upToMinutes: Number.POSITIVE_INFINITY, tick: 240, coarse: 720, middle: 720, label: 1440 },
] as const;
const mostTicks = 200;

/** daraja: the contest as a graduated scale, with the freeze hatched and a pointer at now. Decoration for the eye; the clock says it in words. */
export function Daraja({ startsAt, endsAt, freezesAt, now }: DarajaShape) {
  const lengthMinutes = (endsAt - startsAt) / 60_000;
  const percentAt = (at: number) => Math.min(100, Math.max(0, ((at - startsAt) / (endsAt - startsAt)) * 100));
  const passed = percentAt(now);
  const { ticks, labels } = graduate(lengthMinutes);
  return (
    <svg class="daraja" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch-line" y2="5" />
        </pattern>
      </defs>
      {freezesAt !== null && (
        <rect
          x={`${percentAt(freezesAt)}%`}
          y="7"
          width={`${100 - percentAt(freezesAt)}%`}
          height="12"
          fill="url(#hatch)"
        />
      )}
      {ticks.map(({ minute, height, isFine }) => {
        const percent = (minute / lengthMinutes) * 100;
        const kind = `${isFine ? "fine" : ""}${percent > passed ? " ahead" : ""}`;
        return (
          <line key={minute} class={kind} x1={`${percent}%`} x2={`${percent}%`} y1={19 - height} y2="19" />
        );
      })}
      <line class="passed-edge" x2={`${passed}%`} y1="19" y2="19" />
      <line class="ahead" x1={`${passed}%`} x2="100%" y1="19" y2="19" />
      <svg class="overflow-visible" aria-hidden="true" x={`${passed}%`}>
        <path class="now" d="M0 18l-4.5-7h9z" />
      </svg>
      {labels.map(({ minute, anchor, isFine }) => (
        <text
          key={minute}
          class={isFine ? "fine" : undefined}
          x={`${(minute / lengthMinutes) * 100}%`}
          y="33"
          text-anchor={anchor}
        >
          {formatContestMinutes(minute)}
        </text>
      ))}
    </svg>
  );
}

/** Where ticks and labels stand; fine ones are left out on phones. */
export function graduate(lengthMinutes: number) {
  const scale =
    scales.find((candidate) => lengthMinutes <= candidate.upToMinutes) ?? scales[scales.length - 1];
  const { tick, coarse, middle, label } = scale ?? scales[0];
  const last = Math.floor(lengthMinutes + 1e-9);
  const count = Math.min(mostTicks, Math.floor(last / tick) + 1);
  const minutes = Array.from({ length: count }, (_, index) => index * tick);
  if (minutes[minutes.length - 1] !== last) minutes.push(last);
  const ticks = minutes.map((minute) => ({
    minute,
    height: minute % label === 0 || minute === last ? 12 : minute % middle === 0 ? 8 : 5,
    isFine: minute % coarse !== 0 && minute !== last,
  }));
  const labelled = minutes.filter(
    (minute) => minute === last || (minute % label === 0 && last - minute >= label / 2),
  );
  const labels = labelled.map((minute) => ({
    minute,
    anchor: minute === 0 ? ("start" as const) : minute === last ? ("end" as const) : ("middle" as const),
    isFine: minute !== last && minute % (2 * label) !== 0,
  }));
  return { ticks, labels };
}
