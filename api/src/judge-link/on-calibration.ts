import { type CalibrationAnswer, hostCalibration } from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../ctx.ts";
import { recordCalibration } from "../features/judge-hosts/record-calibration.ts";

/** Keeps a host's measurement. Never rejects: the next one comes by itself. */
export async function answerCalibration(
  ctx: Ctx,
  arrived: { readonly message: unknown; readonly hostId: string },
): Promise<CalibrationAnswer> {
  const calibration = hostCalibration.safeParse(arrived.message);
  if (!calibration.success) return { next: "wait" };
  try {
    return { next: await recordCalibration(ctx, { hostId: arrived.hostId, calibration: calibration.data }) };
  } catch (error) {
    ctx.log.error({ err: error, hostId: arrived.hostId }, "a host's measurement could not be kept");
    return { next: "wait" };
  }
}
