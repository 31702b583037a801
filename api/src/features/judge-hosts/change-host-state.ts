import type { HostRestriction } from "@bilimdon/rules/judging/may-judge";
import type { Ctx } from "../../ctx.ts";
import { type AuditBy, addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import type { HostOrders } from "../../events.ts";
import { writeHostEvent } from "./host-events.queries.ts";
import { writeHostRestriction, writeHostState } from "./judge-hosts.queries.ts";

export interface HostChange {
  readonly hostId: string;
  readonly state?: "enabled" | "drained" | "aside" | undefined;
  /** null: it takes everything again. */
  readonly restriction?: HostRestriction | null | undefined;
  /** Why; null with nothing to say. */
  readonly cause: string | null;
  /** null: the platform itself. */
  readonly byUserId: string | null;
}

/**
 * Changes what a host may do, writes down who did it and why, and tells the host. For the verbs of this feature, which
 * have seen to the right to do so.
 *
 * @returns null when there is no such host
 */
export async function changeHost(ctx: Ctx & AuditBy, change: HostChange): Promise<HostOrders | null> {
  const { hostId, state, restriction, cause, byUserId } = change;
  const happenedAt = new Date(ctx.clock.now());
  const event = { judgeHostId: hostId, happenedAt, byUserId };
  const orders = await inTransaction(ctx.db, async (tx) => {
    let now: HostOrders | null = null;
    if (restriction !== undefined) {
      now = await writeHostRestriction(tx, hostId, restriction);
      const detail = restriction === null ? cause : JSON.stringify({ ...restriction, cause });
      if (now !== null) await writeHostEvent(tx, { ...event, kind: "restricted", detail });
    }
    if (state !== undefined) {
      now = await writeHostState(tx, hostId, { state, cause, since: happenedAt });
      if (now !== null) await writeHostEvent(tx, { ...event, kind: state, detail: cause });
    }
    if (now !== null && byUserId !== null)
      await addAudit(tx, ctx, {
        act: "judge-host.change",
        thing: { kind: "judge-host", id: hostId },
        after: { state: now.state, restriction: JSON.stringify(now.restriction), cause },
      });
    return now;
  });
  if (orders === null) return null;
  ctx.log.info({ hostId, state, restriction, cause, by: byUserId }, "judge host changed");
  await ctx.events.tell({ kind: "judge-host-ordered", hostId, orders });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
  return orders;
}
