import type { JudgingHost } from "@bilimdon/rules/judging/may-judge";
import { and, eq, gte, isNotNull } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { judgingErrors } from "../../db/schema/submissions.ts";

const hostsAtMost = 100;

/** Hosts at which this judgement has met a fault of the platform. */
export async function readFailedHostIds(db: Executor, judgementId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ hostId: judgingErrors.judgeHostId })
    .from(judgingErrors)
    .where(
      and(
        eq(judgingErrors.judgementId, judgementId),
        eq(judgingErrors.owner, "platform"),
        isNotNull(judgingErrors.judgeHostId),
      ),
    )
    .limit(hostsAtMost);
  return rows.flatMap(({ hostId }) => (hostId === null ? [] : [hostId]));
}

/** Hosts that take jobs now, seen since a moment, as far as the rules ask. */
export async function readJudgingHosts(db: Executor, seenSince: Date): Promise<JudgingHost[]> {
  const rows = await db
    .select({ hostId: judgeHosts.id, hello: judgeHosts.hello, restriction: judgeHosts.restriction })
    .from(judgeHosts)
    .where(
      and(
        eq(judgeHosts.isConnected, 1),
        eq(judgeHosts.state, "enabled"),
        gte(judgeHosts.lastSeenAt, seenSince),
      ),
    )
    .limit(500);
  return rows.map(({ hello, ...host }) => ({ ...host, languageIds: hello.languages.map(({ id }) => id) }));
}
