import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { adjustmentAtMost } from "@bilimdon/rules/scoreboard/adjust-total";
import * as words from "../../generated/messages/adjustments.ts";
import { signedPoints } from "../../locale/format-number.ts";

/** "+20 minutes of penalty", "−5 points": an amount in the unit of the contest's format. */
export function amountWords(unit: PenaltyAdjustmentList["unit"], amount: number): string {
  const signed = signedPoints(amount);
  return unit === "minutes" ? words.minutesAdded({ amount: signed }) : words.pointsAdded({ amount: signed });
}

/** An amount as somebody types it: a comma for the point, a real minus; null: no number, or none at all. */
export function readAmount(text: string, unit: PenaltyAdjustmentList["unit"]): number | null {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(",", ".");
  const shape = unit === "minutes" ? /^[+-]?\d{1,6}$/ : /^[+-]?\d{1,6}(\.\d{1,2})?$/;
  const amount = Number(plain);
  return shape.test(plain) && amount !== 0 && Math.abs(amount) <= adjustmentAtMost ? amount : null;
}
