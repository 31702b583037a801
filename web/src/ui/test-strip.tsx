import * as words from "../generated/messages/ui.ts";

/** judged: done, and how well is not told yet. */
export type TickState = "right" | "judged" | "running" | "failed" | "ahead";

interface StripShape {
  /** One entry a test, in order; groups apart. */
  readonly groups: readonly (readonly TickState[])[];
}

const mostTicks = 120;

/** One tick a test: measured, not filled. Above 120 tests one tick stands for several, which the label says. */
export function TestStrip({ groups }: StripShape) {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const done = groups.flat().filter((tick) => tick !== "running" && tick !== "ahead").length;
  const perTick = Math.ceil(total / mostTicks);
  const shown = groups.map((group) => mergeTicks(group, perTick));
  const label =
    perTick === 1 ? words.testsDone({ done, total }) : words.testsDoneMerged({ done, total, perTick });
  return (
    <div class="ticks" role="img" aria-label={label}>
      {shown.map((group, index) => [
        index > 0 && <i key={`gap-${index}`} class="gap" />,
        ...group.map((tick, at) => <i key={`${index}-${at}`} class={tick === "ahead" ? undefined : tick} />),
      ])}
    </div>
  );
}

/** The worst of each bundle stands for it: failed, running, ahead, judged, right. */
export function mergeTicks(ticks: readonly TickState[], perTick: number): readonly TickState[] {
  if (perTick <= 1) return ticks;
  const order: readonly TickState[] = ["failed", "running", "ahead", "judged", "right"];
  return Array.from({ length: Math.ceil(ticks.length / perTick) }, (_, index) => {
    const bundle = ticks.slice(index * perTick, (index + 1) * perTick);
    return order.find((state) => bundle.includes(state)) ?? "ahead";
  });
}
