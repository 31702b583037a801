import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { writeHostState } from "./judge-hosts.queries.ts";

/** Drains a host, or lets it take jobs again. @throws thing.not_found */
export async function setJudgeHostState(
  ctx: RequestCtx,
  { hostId, state }: { readonly hostId: string; readonly state: "enabled" | "drained" },
) {
  requirePermit(ctx, "judge-host.change");
  if (!(await writeHostState(ctx.db, hostId, state)))
    throw refuse("thing.not_found", `There is no judge host ${hostId}.`, { hostId });
  ctx.log.info({ hostId, state, by: ctx.person?.userId }, "judge host state set");
  await ctx.events.tell({ kind: "judge-host-state-set", hostId, state });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
  return { hostId, state };
}
