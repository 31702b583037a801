import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { ComponentChild } from "preact";

/** A verdict, or none yet. */
export type JudgedState = VerdictCode | "queued" | "judging";

const line = { fill: "none", stroke: "currentColor", "stroke-width": 1.7 } as const;
const dashes = { ...line, "stroke-dasharray": "2.6 2.1" } as const;

/** The silhouette says the kind of verdict before letters and colour do (LOOK §5); all drawn in 14 × 14. */
const silhouettes: Record<JudgedState, ComponentChild> = {
  AC: (
    <path fill="currentColor" fill-rule="evenodd" d="M0 0h14v14H0zM3 7.2 4.2 6l2 2L10 3.9l1.2 1.2-5 5.2z" />
  ),
  WA: <path {...line} d="M.85.85h12.3v12.3H.85zM4 4l6 6M10 4l-6 6" />,
  TLE: (
    <>
      <circle cx="7" cy="7" r="6.1" {...line} />
      <path d="M7 7V.9A6.1 6.1 0 1 1 .9 7z" fill="currentColor" />
    </>
  ),
  MLE: (
    <>
      <circle cx="7" cy="7" r="6.1" {...line} />
      <path d="M1 5.4h12A6.1 6.1 0 1 1 1 5.4z" fill="currentColor" />
    </>
  ),
  OLE: (
    <>
      <circle cx="6.2" cy="7" r="5.3" {...line} />
      <path d="M3.4 7H14M11.2 4.4 13.8 7l-2.6 2.6" {...line} />
    </>
  ),
  RTE: (
    <path fill="currentColor" fill-rule="evenodd" d="M7 0l7 13.6H0zM6.1 5v4.4h1.8V5zm0 5.6v1.6h1.8v-1.6z" />
  ),
  CE: <path {...line} d="M4.6 2 1.2 7l3.4 5M9.4 2l3.4 5-3.4 5" />,
  queued: <circle cx="7" cy="7" r="6" {...dashes} />,
  judging: (
    <>
      <circle cx="7" cy="7" r="6" {...dashes} />
      <path d="M7 7V3a4 4 0 0 1 2.4 7.2z" fill="currentColor" />
    </>
  ),
};

const partialSilhouette = <path {...line} d="M.85.85h12.3v12.3H.85zM3.4 7.2l2.6 2.6 4.8-5.2" />;

export function VerdictGlyph({
  state,
  isPartial = false,
}: {
  readonly state: JudgedState;
  readonly isPartial?: boolean;
}) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {isPartial ? partialSilhouette : silhouettes[state]}
    </svg>
  );
}
