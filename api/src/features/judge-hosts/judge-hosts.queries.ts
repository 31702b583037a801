import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import type { HostRestriction } from "@bilimdon/rules/judging/may-judge";
import { and, asc, count, countDistinct, eq, gte, inArray, ne, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { judgements, judgingErrors } from "../../db/schema/submissions.ts";
import type { HostOrders } from "../../events.ts";

/** Keeps a worker that says hello; one that was here before keeps its id and state. */
export async function upsertHost(tx: Executor, host: { id: string; hello: JudgeHello; seenAt: Date }) {
  const { hello, seenAt } = host;
  const [kept] = await tx
    .insert(judgeHosts)
    .values({
      id: host.id,
      name: hello.name,
      workerId: hello.workerId,
      hello,
      isConnected: 1,
      lastSeenAt: seenAt,
    })
    .onConflictDoUpdate({
      target: [judgeHosts.name, judgeHosts.workerId],
      set: { hello, isConnected: 1, lastSeenAt: seenAt },
    })
    .returning({ hostId: judgeHosts.id, ...orders });
  if (kept === undefined)
    throw new Error(`judge host ${hello.name}/${hello.workerId} was neither made nor found`);
  return kept;
}

/** Hosts with a live link to this process were seen just now. */
export async function markSeen(tx: Executor, hostIds: readonly string[], seenAt: Date): Promise<void> {
  if (hostIds.length === 0) return;
  await tx
    .update(judgeHosts)
    .set({ lastSeenAt: seenAt, isConnected: 1 })
    .where(inArray(judgeHosts.id, [...hostIds]));
}

/** Was this worker here already, by its latest word? */
export async function isHostConnected(db: Executor, hello: JudgeHello): Promise<boolean> {
  const [found] = await db
    .select({ isConnected: judgeHosts.isConnected })
    .from(judgeHosts)
    .where(and(eq(judgeHosts.name, hello.name), eq(judgeHosts.workerId, hello.workerId)));
  return found?.isConnected === 1;
}

export async function markGone(tx: Executor, hostId: string, seenAt: Date): Promise<void> {
  await tx.update(judgeHosts).set({ isConnected: 0, lastSeenAt: seenAt }).where(eq(judgeHosts.id, hostId));
}

const orders = { state: judgeHosts.state, restriction: judgeHosts.restriction };

/** @returns null when there is no such host */
export async function writeHostState(
  tx: Executor,
  hostId: string,
  { state, cause, since }: { state: HostOrders["state"]; cause: string | null; since: Date },
): Promise<HostOrders | null> {
  const [changed] = await tx
    .update(judgeHosts)
    .set({ state, stateCause: cause, stateSince: since })
    .where(eq(judgeHosts.id, hostId))
    .returning(orders);
  return changed ?? null;
}

/** @returns null when there is no such host */
export async function writeHostRestriction(
  tx: Executor,
  hostId: string,
  restriction: HostRestriction | null,
): Promise<HostOrders | null> {
  const [changed] = await tx
    .update(judgeHosts)
    .set({ restriction })
    .where(eq(judgeHosts.id, hostId))
    .returning(orders);
  return changed ?? null;
}

export async function isHostEnabled(db: Executor, hostId: string): Promise<boolean> {
  const [found] = await db.select(orders).from(judgeHosts).where(eq(judgeHosts.id, hostId));
  return found?.state === "enabled";
}

const hostsAtMost = 500;

/** Hosts seen since a moment, by name. */
export function readHosts(db: Executor, since: Date) {
  return db
    .select()
    .from(judgeHosts)
    .where(gte(judgeHosts.lastSeenAt, since))
    .orderBy(asc(judgeHosts.name), asc(judgeHosts.workerId))
    .limit(hostsAtMost);
}

/** What each host judged, and where it failed, since a moment. */
export async function countWork(db: Executor, since: Date) {
  const judged = await db
    .select({ hostId: judgements.judgeHostId, count: count() })
    .from(judgements)
    .where(
      and(
        gte(judgements.finishedAt, since),
        eq(judgements.state, "judged"),
        sql`${judgements.judgeHostId} is not null`,
      ),
    )
    .groupBy(judgements.judgeHostId);
  const faults = await db
    .select({ hostId: judgingErrors.judgeHostId, count: count() })
    .from(judgingErrors)
    .where(
      and(
        gte(judgingErrors.happenedAt, since),
        eq(judgingErrors.owner, "platform"),
        sql`${judgingErrors.judgeHostId} is not null`,
      ),
    )
    .groupBy(judgingErrors.judgeHostId);
  const byHost = (rows: typeof judged) => new Map(rows.map((row) => [row.hostId, row.count]));
  return { judged: byHost(judged), platformFaults: byHost(faults) };
}

/** Of how many judgements has a host failed since a moment, without one judged in between? */
export async function countFailuresInARow(db: Executor, hostId: string, since: Date): Promise<number> {
  const lastJudged = sql`coalesce((
    select max(${judgements.finishedAt}) from ${judgements}
    where ${judgements.judgeHostId} = ${hostId} and ${judgements.state} = 'judged'), '-infinity')`;
  const [found] = await db
    .select({ failures: countDistinct(judgingErrors.judgementId) })
    .from(judgingErrors)
    .where(
      and(
        eq(judgingErrors.judgeHostId, hostId),
        eq(judgingErrors.owner, "platform"),
        gte(judgingErrors.happenedAt, since),
        sql`${judgingErrors.happenedAt} > ${lastJudged}`,
      ),
    );
  return found?.failures ?? 0;
}

/** Is there another host that takes jobs, seen since a moment? */
export async function hasOtherHost(db: Executor, hostId: string, since: Date): Promise<boolean> {
  const found = await db
    .select({ hostId: judgeHosts.id })
    .from(judgeHosts)
    .where(
      and(
        ne(judgeHosts.id, hostId),
        eq(judgeHosts.isConnected, 1),
        eq(judgeHosts.state, "enabled"),
        gte(judgeHosts.lastSeenAt, since),
      ),
    )
    .limit(1);
  return found.length > 0;
}
