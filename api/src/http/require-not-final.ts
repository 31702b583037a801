import type { Executor } from "../db/client.ts";
import { lockFinalizedAt } from "../db/timed-contest.queries.ts";
import { refuse } from "../errors.ts";

/**
 * Refuses what would change results that were declared final: whoever means it withdraws them first (the contest's clock),
 * so that every board says "not final" before a rank moves. The contest is held until the transaction ends, and nobody
 * declares its results meanwhile.
 *
 * @throws contest.results_final
 */
export async function requireNotFinal(tx: Executor, contestId: string): Promise<void> {
  if ((await lockFinalizedAt(tx, contestId)) !== null) throw refuseFinal();
}

export function refuseFinal() {
  return refuse("contest.results_final", "The results are final; withdraw them first, then change them.");
}
