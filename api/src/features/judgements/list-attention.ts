import type { judgingAttention } from "@bilimdon/contracts/http/judging";
import { mayJudge } from "@bilimdon/rules/judging/may-judge";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { readGivenUp, readTries, readWaitingKinds } from "./attention.queries.ts";
import { readJudgingHosts } from "./judging-hosts.queries.ts";
import { listPauses } from "./pauses.queries.ts";

const shownAtMost = 100;
const aliveForMs = 15_000;

/**
 * Everything that will not be judged by itself: judgements given up after their tries, with the cause of each try;
 * waiting submissions that no host may judge; and what is paused. Officials only.
 */
export async function listAttention(ctx: RequestCtx): Promise<z.infer<typeof judgingAttention>> {
  requirePermit(ctx, "judging.read-attention");
  const { db } = ctx;
  const givenUp = await readGivenUp(db, shownAtMost);
  const tries = await readTries(
    db,
    givenUp.map(({ judgementId }) => judgementId),
  );
  const hosts = await readJudgingHosts(db, new Date(ctx.clock.now() - aliveForMs));
  const waiting = await readWaitingKinds(db);
  return {
    givenUp: givenUp.map(({ givenUpAt, ...judgement }) => ({
      ...judgement,
      givenUpAt: givenUpAt?.getTime() ?? 0,
      tries: tries.filter(({ judgementId }) => judgementId === judgement.judgementId),
    })),
    unjudgeable: waiting
      .filter((kind) => !hosts.some((host) => mayJudge(host, kind)))
      .map(({ oldest, problemId: _, contestId: __, ...kind }) => ({
        ...kind,
        oldestAt: oldest?.getTime() ?? 0,
      })),
    pauses: (await listPauses(db)).map(({ pausedAt, ...pause }) => ({
      ...pause,
      pausedAt: pausedAt.getTime(),
    })),
  };
}
