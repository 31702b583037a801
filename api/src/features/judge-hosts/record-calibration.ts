/**
 * Keeps what a host measured of itself, and sets it aside when it drifts.
 *
 * A host that was set aside for it goes on measuring, and comes back by itself after two steady measurements. One that
 * a person enabled is taken as it is: from then on it is held against what it measures since.
 */
import type { CalibrationAnswer, HostCalibration } from "@bilimdon/contracts/live/judge-to-api";
import { afterCalibration, type Drift, judgeDrift } from "@bilimdon/rules/judging/judge-drift";
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import {
  lockHostStanding,
  readCalibrations,
  readEnabledByHand,
  readPoolProbes,
  writeCalibration,
} from "./calibrations.queries.ts";
import { changeHost } from "./change-host-state.ts";
import { aliveForMs } from "./host-beat.ts";
import { setHostAside } from "./set-failing-host-aside.ts";

/** How the cause begins that a host is set aside for until it has measured itself. */
export const calibrationCause = "Calibration: ";
const pastKept = 50;
/** So long a steady past counts; machines change over months without anybody's doing. */
const pastMs = 30 * 86_400_000;

/** @returns whether the worker measures again at once; a measurement of an unknown host is dropped */
export async function recordCalibration(
  ctx: Ctx,
  { hostId, calibration }: { readonly hostId: string; readonly calibration: HostCalibration },
): Promise<CalibrationAnswer["next"]> {
  const found = await inTransaction(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const host = await lockHostStanding(tx, hostId);
    if (host === null) return null;
    const acceptedAt = await readEnabledByHand(tx, hostId);
    const since = new Date(Math.max(acceptedAt?.getTime() ?? 0, now - pastMs));
    const past = await readCalibrations(tx, hostId, since, pastKept);
    const { probes } = calibration;
    const drift = judgeDrift({
      latest: probes,
      own: past.filter((one) => one.finding !== "drifted").map((one) => one.probes),
      // Whoever enabled it by hand knew that it is not as the others are.
      pool: acceptedAt === null ? await readPoolProbes(tx, hostId, new Date(now - aliveForMs)) : [],
    });
    await writeCalibration(tx, {
      judgeHostId: hostId,
      measuredAt: new Date(now),
      probes,
      finding: drift.kind,
      detail: wordsOf(drift),
    });
    const isAsideForDrift = host.state === "aside" && (host.stateCause ?? "").startsWith(calibrationCause);
    const before = past[0]?.finding ?? null;
    return { drift, next: afterCalibration({ before, now: drift.kind, isAsideForDrift }) };
  });
  if (found === null) return "wait";
  const cause = `${calibrationCause}${wordsOf(found.drift) ?? "steady again"}`;
  if (found.next === "set-aside") await setHostAside(ctx, { hostId, cause });
  if (found.next === "take-back") await changeHost(ctx, { hostId, state: "enabled", cause, byUserId: null });
  return found.next === "measure-again" ? "again" : "wait";
}

/** For the operator; null where there is nothing to say. */
function wordsOf(drift: Drift): string | null {
  if (drift.kind !== "drifted") return null;
  const percent = Math.round(Math.abs(drift.factor - 1) * 100);
  const how = drift.factor > 1 ? "longer" : "less";
  const usual = drift.against === "own" ? "usual on this host" : "usual on the other hosts";
  return `the ${drift.probe} probe takes ${percent} % ${how} than the ${Math.round(drift.usualMs)} ms ${usual}`;
}
