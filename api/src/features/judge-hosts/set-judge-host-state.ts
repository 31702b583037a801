import type { HostRestriction } from "@bilimdon/rules/judging/may-judge";
import type { Person, RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { changeHost } from "./change-host-state.ts";

/** Drains a host, lets it take jobs again, or keeps it to some of them. @throws thing.not_found */
export async function setJudgeHostState(
  ctx: RequestCtx & { readonly person: Person },
  input: {
    readonly hostId: string;
    readonly state?: "enabled" | "drained" | undefined;
    readonly restriction?: HostRestriction | null | undefined;
    readonly cause?: string | undefined;
  },
) {
  requirePermit(ctx, "judge-host.change");
  const { hostId, cause = null } = input;
  const orders = await changeHost(ctx, { ...input, cause, byUserId: ctx.person.userId });
  if (orders === null) throw refuse("thing.not_found", `There is no judge host ${hostId}.`, { hostId });
  return { hostId, ...orders };
}
