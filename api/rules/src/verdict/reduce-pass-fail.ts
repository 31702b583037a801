import { readUnit, secretUnits, type UnitReading } from "./judge-unit.ts";
import type { JudgingWalk, WalkEnd } from "./judging-walk.ts";
import type { GroupResult } from "./verdict.ts";

/**
 * Walks a 2025-09 pass-fail tree: the verdict is the first rejected case's, else AC.
 * Source: 2025-09, "Pass-fail problems".
 */
export function reducePassFail(walk: JudgingWalk): WalkEnd | null {
  const { tests } = walk.state.manifest;
  const stopsEarly = walk.state.stop === "first-failure";
  const readings: UnitReading[] = [];
  for (const group of [tests.sample, ...secretUnits(tests.secret)]) {
    const reading = readUnit(walk, group, stopsEarly ? "first-rejection" : "last-case");
    readings.push(reading);
    if (reading.isRejected && stopsEarly) break;
  }
  if (readings.some((reading) => reading.isOpen)) return null;
  walk.groups.push(...readings.filter((reading) => reading.results.length > 0).map(passFailResult));
  insertSecret(walk, tests.secret.name);
  const verdict = readings.find((reading) => reading.isRejected)?.verdict ?? "AC";
  return { verdict, score: null, maxScore: null };
}

function passFailResult(reading: UnitReading): GroupResult {
  return { name: reading.group.name, verdict: reading.verdict, score: null, maxScore: null };
}

/** Puts the result of secret before those of its groups. */
function insertSecret(walk: JudgingWalk, secretName: string): void {
  const inner = walk.groups.filter((result) => result.name.startsWith(`${secretName}/`));
  const [first] = inner;
  if (first === undefined) return;
  const verdict = inner.find((result) => result.verdict !== "AC")?.verdict ?? "AC";
  const secret = { name: secretName, verdict, score: null, maxScore: null };
  walk.groups.splice(walk.groups.indexOf(first), 0, secret);
}
