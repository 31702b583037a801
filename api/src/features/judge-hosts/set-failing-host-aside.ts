import type { Ctx } from "../../ctx.ts";
import { aliveForMs } from "./host-beat.ts";
import { countFailuresInARow, hasOtherHost, writeHostState } from "./judge-hosts.queries.ts";

const failuresInARow = 3;
const lookBackMs = 600_000;

/**
 * Drains a host that has failed one judgement after another, so that the next try is made elsewhere. The last host
 * that takes jobs is never drained: a failing judge is better than none, and the operator's page shows its faults.
 *
 * @returns whether it was set aside
 */
export async function setFailingHostAside(ctx: Ctx, hostId: string): Promise<boolean> {
  const now = ctx.clock.now();
  const failures = await countFailuresInARow(ctx.db, hostId, new Date(now - lookBackMs));
  if (failures < failuresInARow) return false;
  if (!(await hasOtherHost(ctx.db, hostId, new Date(now - aliveForMs)))) return false;
  await writeHostState(ctx.db, hostId, "drained");
  ctx.log.error(
    { hostId, failures },
    "judge host set aside: it failed again and again; look into its log, then enable it",
  );
  await ctx.events.tell({ kind: "judge-host-state-set", hostId, state: "drained" });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
  return true;
}
