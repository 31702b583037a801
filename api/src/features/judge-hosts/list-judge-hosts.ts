import type { JudgeHostView, judgeHostList } from "@bilimdon/contracts/http/judge-hosts";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { z } from "zod";
import type { Ctx, RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { aliveForMs } from "./host-beat.ts";
import { countWork, readHosts } from "./judge-hosts.queries.ts";

const hourMs = 3_600_000;
const shownForMs = 24 * hourMs;

/** The hosts that are there or were lately, and the queue. Officials only. */
export async function listJudgeHosts(ctx: RequestCtx): Promise<z.infer<typeof judgeHostList>> {
  requirePermit(ctx, "judge-host.read");
  const { judgeQueue } = ctx;
  return {
    hosts: await readViews(ctx),
    queue: { ...(await judgeQueue.depth()), backend: judgeQueue.backend },
  };
}

/** Tells the operators' pages the list as it now stands. */
export async function announceJudgeHosts(ctx: Ctx): Promise<void> {
  ctx.live.send(rooms.judgeHosts(), "judge-hosts", await readViews(ctx));
}

async function readViews(ctx: Pick<Ctx, "db" | "clock" | "judgeQueue">): Promise<JudgeHostView[]> {
  const now = ctx.clock.now();
  const hosts = await readHosts(ctx.db, new Date(now - shownForMs));
  const work = await countWork(ctx.db, new Date(now - hourMs));
  // The hosts are there while the queue is away; then they hold nothing that could be asked for.
  const running = await ctx.judgeQueue.holders().catch(() => new Map<string, number>());
  const views = hosts.map(({ hello, ...host }) => ({
    hostId: host.id,
    name: host.name,
    workerId: host.workerId,
    isConnected: host.isConnected === 1 && now - host.lastSeenAt.getTime() < aliveForMs,
    state: host.state,
    stateCause: host.stateCause,
    stateSince: host.stateSince?.getTime() ?? null,
    restriction: host.restriction,
    running: running.get(`${host.name}/${host.workerId}`) ?? 0,
    lastSeenAt: host.lastSeenAt.getTime(),
    cores: hello.cores,
    lanes: hello.lanes,
    memoryBytes: hello.memoryBytes,
    languages: hello.languages,
    missingLanguages: hello.missingLanguages,
    box: hello.box,
    checks: hello.checks ?? [],
    judgedLastHour: work.judged.get(host.id) ?? 0,
    platformFaultsLastHour: work.platformFaults.get(host.id) ?? 0,
  }));
  return views.filter((view) => view.isConnected || isLastOfItsName(view, views));
}

/** Each start of a worker is a host of its own; of those that are gone, only the last of a machine is worth a line. */
function isLastOfItsName(view: JudgeHostView, views: readonly JudgeHostView[]): boolean {
  const others = views.filter((other) => other.name === view.name && other.hostId !== view.hostId);
  return others.every((other) => !other.isConnected && other.lastSeenAt < view.lastSeenAt);
}
