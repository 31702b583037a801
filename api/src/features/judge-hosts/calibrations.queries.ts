import type { Probes } from "@bilimdon/rules/judging/judge-drift";
import { and, desc, eq, gte, isNotNull, max, ne, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { judgeHostCalibrations, judgeHostEvents, judgeHosts } from "../../db/schema/judge-hosts.ts";

export type CalibrationRow = typeof judgeHostCalibrations.$inferInsert;

export async function writeCalibration(tx: Executor, row: CalibrationRow): Promise<void> {
  await tx.insert(judgeHostCalibrations).values(row);
}

/** How a host stands, locked: two measurements of one host are judged one after the other. */
export async function lockHostStanding(tx: Executor, hostId: string) {
  const [found] = await tx
    .select({ state: judgeHosts.state, stateCause: judgeHosts.stateCause })
    .from(judgeHosts)
    .where(eq(judgeHosts.id, hostId))
    .for("update");
  return found ?? null;
}

/** When a person last let the host take jobs: what it measures since then is what they accepted. */
export async function readEnabledByHand(db: Executor, hostId: string): Promise<Date | null> {
  const [found] = await db
    .select({ at: max(judgeHostEvents.happenedAt) })
    .from(judgeHostEvents)
    .where(
      and(
        eq(judgeHostEvents.judgeHostId, hostId),
        eq(judgeHostEvents.kind, "enabled"),
        isNotNull(judgeHostEvents.byUserId),
      ),
    );
  return found?.at ?? null;
}

/** Measurements of a host since a moment, the newest first. */
export function readCalibrations(db: Executor, hostId: string, since: Date, limit: number) {
  return db
    .select({ probes: judgeHostCalibrations.probes, finding: judgeHostCalibrations.finding })
    .from(judgeHostCalibrations)
    .where(and(eq(judgeHostCalibrations.judgeHostId, hostId), gte(judgeHostCalibrations.measuredAt, since)))
    .orderBy(desc(judgeHostCalibrations.id))
    .limit(limit);
}

/** The last measurement of each other host that takes jobs, where it was not a drifted one. */
export async function readPoolProbes(db: Executor, hostId: string, since: Date): Promise<Probes[]> {
  const rows = await db
    .selectDistinctOn([judgeHostCalibrations.judgeHostId], {
      probes: judgeHostCalibrations.probes,
      finding: judgeHostCalibrations.finding,
    })
    .from(judgeHostCalibrations)
    .innerJoin(judgeHosts, eq(judgeHosts.id, judgeHostCalibrations.judgeHostId))
    .where(
      and(
        ne(judgeHosts.id, hostId),
        eq(judgeHosts.state, "enabled"),
        gte(judgeHosts.lastSeenAt, since),
        sql`${judgeHosts.isConnected} = 1`,
      ),
    )
    .orderBy(judgeHostCalibrations.judgeHostId, desc(judgeHostCalibrations.id));
  return rows.filter((row) => row.finding !== "drifted").map((row) => row.probes);
}
