import type { Ctx } from "../../ctx.ts";
import { changeHost } from "./change-host-state.ts";
import { aliveForMs } from "./host-beat.ts";
import { writeHostEvent } from "./host-events.queries.ts";
import { countFailuresInARow, hasOtherHost, isHostEnabled } from "./judge-hosts.queries.ts";

const failuresInARow = 3;
const lookBackMs = 600_000;

/**
 * Sets a host aside that has failed one judgement after another, so that the next try is made elsewhere. The last host
 * that takes jobs is never set aside: a failing judge is better than none, and the operator's page shows its faults.
 *
 * @param fault  the latest, as the host's history tells it
 * @returns whether it was set aside
 */
export async function setFailingHostAside(
  ctx: Ctx,
  { hostId, fault }: { readonly hostId: string; readonly fault: string },
): Promise<boolean> {
  const now = ctx.clock.now();
  await writeHostEvent(ctx.db, {
    judgeHostId: hostId,
    kind: "fault",
    happenedAt: new Date(now),
    detail: fault.slice(0, 500),
  });
  const failures = await countFailuresInARow(ctx.db, hostId, new Date(now - lookBackMs));
  if (failures < failuresInARow) return false;
  return setHostAside(ctx, { hostId, cause: `${failures} judgements failed in a row; the last: ${fault}` });
}

/**
 * Takes a host out of judging for a cause that the operator's page shows, until somebody enables it. Never the last
 * that takes jobs, and not one that takes none.
 *
 * @returns whether it was set aside
 */
export async function setHostAside(
  ctx: Ctx,
  { hostId, cause }: { readonly hostId: string; readonly cause: string },
): Promise<boolean> {
  if (!(await isHostEnabled(ctx.db, hostId))) return false;
  if (!(await hasOtherHost(ctx.db, hostId, new Date(ctx.clock.now() - aliveForMs)))) return false;
  ctx.log.error({ hostId, cause }, "judge host set aside; look into its log, then enable it");
  const told = cause.slice(0, 500);
  return (await changeHost(ctx, { hostId, state: "aside", cause: told, byUserId: null })) !== null;
}
