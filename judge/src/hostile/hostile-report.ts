import type { HostileMode } from "./hostile-modes.ts";
import type { TriedProgram } from "./try-mode.ts";

/** What became of one mode. */
export interface ModeSummary {
  readonly mode: HostileMode;
  readonly how: string;
  readonly programs: number;
  readonly contained: number;
  readonly probesClean: number;
  /** Not contained or not clean, and not declared: a hole. */
  readonly escaped: readonly string[];
  /** Not contained or not clean, as the box told its operator at start. */
  readonly declared: readonly string[];
  /** Declared, and contained all the same: the declaration may be too wide. */
  readonly declaredYetContained: readonly string[];
  readonly notTried: readonly { readonly id: string; readonly why: string }[];
  readonly weaknesses: readonly string[];
}

export interface ModeFacts extends Pick<ModeSummary, "mode" | "how" | "notTried" | "weaknesses"> {
  readonly tried: readonly TriedProgram[];
}

export function summarize({ tried, ...facts }: ModeFacts): ModeSummary {
  const isHeld = (one: TriedProgram) => one.contained && one.probeClean;
  const idsOf = (list: readonly TriedProgram[]) => list.map(({ id }) => id);
  return {
    ...facts,
    programs: tried.length,
    contained: tried.filter((one) => one.contained).length,
    probesClean: tried.filter((one) => one.probeClean).length,
    escaped: idsOf(tried.filter((one) => !isHeld(one) && !one.isDeclared)),
    declared: idsOf(tried.filter((one) => !isHeld(one) && one.isDeclared)),
    declaredYetContained: idsOf(tried.filter((one) => isHeld(one) && one.isDeclared)),
  };
}

/** One line of the table a person reads. */
export function rowOf(tried: TriedProgram): string {
  const isHeld = tried.contained && tried.probeClean;
  const mark = isHeld ? "✓" : tried.isDeclared ? "!" : "✗";
  const words = [mark, tried.id.padEnd(30), tried.expected.padEnd(22), tried.got];
  return `  ${words.join(" ")}${tried.leftover === null ? "" : `  (${tried.leftover})`}`;
}

export function linesOf(summary: ModeSummary): string[] {
  const list = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`  ${title}: ${ids.join(", ")}`];
  return [
    `${summary.mode}: ${summary.contained} of ${summary.programs} contained, ${summary.probesClean} probes clean`,
    ...list("NOT CONTAINED", summary.escaped),
    ...list("not contained, as this box says of itself", summary.declared),
    ...list("declared and yet contained", summary.declaredYetContained),
    ...summary.weaknesses.map((weakness) => `  weaker here: ${weakness}`),
    ...summary.notTried.map(({ id, why }) => `  not tried: ${id} (${why})`),
  ];
}
