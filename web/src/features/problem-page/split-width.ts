import { keptForLong } from "../../client/kept-text.ts";

/** The statement's part of the width, in percent. */
const least = 40;
const most = 60;
const key = "bilimdon.split";

export function clampSplit(percent: number): number {
  return Number.isFinite(percent) ? Math.min(most, Math.max(least, Math.round(percent * 10) / 10)) : 50;
}

export function readSplit(): number {
  const kept = keptForLong.read(key);
  return kept === null ? 50 : clampSplit(Number(kept));
}

export function keepSplit(percent: number): void {
  keptForLong.write(key, String(percent));
}

export const splitBounds = { least, most };
