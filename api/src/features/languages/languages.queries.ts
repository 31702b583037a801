import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";

/** What the hosts that take jobs say of themselves, in a steady order. */
export async function readHellos(db: Executor) {
  const rows = await db
    .select({ hello: judgeHosts.hello })
    .from(judgeHosts)
    .where(and(eq(judgeHosts.isConnected, 1), eq(judgeHosts.state, "enabled")))
    .orderBy(asc(judgeHosts.name), asc(judgeHosts.workerId))
    .limit(500);
  return rows.map(({ hello }) => hello);
}
