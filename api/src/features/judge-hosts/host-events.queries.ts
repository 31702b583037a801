import { desc, eq } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { users } from "../../db/schema/accounts.ts";
import { judgeHostEvents, judgeHosts } from "../../db/schema/judge-hosts.ts";

export type HostEvent = typeof judgeHostEvents.$inferInsert;

export async function writeHostEvent(tx: Executor, event: HostEvent): Promise<void> {
  await tx.insert(judgeHostEvents).values(event);
}

/** The newest first, with who did it. */
export function readHostEvents(db: Executor, hostId: string, limit: number) {
  return db
    .select({
      kind: judgeHostEvents.kind,
      happenedAt: judgeHostEvents.happenedAt,
      by: users.login,
      detail: judgeHostEvents.detail,
    })
    .from(judgeHostEvents)
    .leftJoin(users, eq(users.id, judgeHostEvents.byUserId))
    .where(eq(judgeHostEvents.judgeHostId, hostId))
    .orderBy(desc(judgeHostEvents.id))
    .limit(limit);
}

export async function isHostThere(db: Executor, hostId: string): Promise<boolean> {
  const found = await db.select({ id: judgeHosts.id }).from(judgeHosts).where(eq(judgeHosts.id, hostId));
  return found.length === 1;
}
