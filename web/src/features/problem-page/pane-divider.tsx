import type { Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { divider } from "../../generated/messages/problem.ts";
import { clampSplit, keepSplit, splitBounds } from "./split-width.ts";

const stepPercent = 2;

/** The line between the panes: dragged, or moved by the arrow keys; double click puts it back in the middle. */
export function PaneDivider({ split }: { readonly split: Signal<number> }) {
  const line = useRef<HTMLHRElement>(null);
  const drag = (event: PointerEvent) => {
    if (line.current?.hasPointerCapture(event.pointerId) !== true) return;
    const panes = line.current.parentElement?.getBoundingClientRect();
    if (panes === undefined) return;
    split.value = clampSplit(((event.clientX - panes.left) / panes.width) * 100);
  };
  const put = (percent: number) => {
    split.value = clampSplit(percent);
    keepSplit(split.value);
  };
  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowLeft: -stepPercent, ArrowRight: stepPercent };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    put(split.value + move);
  };
  return (
    <hr
      ref={line}
      class="divider"
      aria-orientation="vertical"
      aria-label={divider()}
      aria-valuenow={Math.round(split.value)}
      aria-valuemin={splitBounds.least}
      aria-valuemax={splitBounds.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={() => keepSplit(split.value)}
      onDblClick={() => put(50)}
      onKeyDown={step}
    />
  );
}
