/**
 * Pausing and resuming the judging of a problem, of a contest, or of a problem in one contest. The jury of one contest
 * pauses there alone.
 *
 * Submissions are taken as ever and wait outside the queue: enqueue-judgement does not hand them out, and the sweep of
 * lost jobs leaves them alone. What waits in the queue when the pause begins is taken out of it; what a worker already
 * judges is finished. The attempt stays the same, so that resuming is handing it out again.
 */
import type { Person, RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { enqueueJudgement } from "./enqueue-judgement.ts";
import {
  deletePause,
  findPause,
  insertPause,
  isScopeThere,
  type PauseScope,
  readContestsWithin,
  readQueuedWithin,
} from "./pauses.queries.ts";

type PersonCtx = RequestCtx & { readonly person: Person };

const pageSize = 500;
const pagesAtMost = 200;

/** @throws thing.not_found, judging.paused_already */
export async function pauseJudging(
  ctx: PersonCtx,
  { scope, reason }: { readonly scope: PauseScope; readonly reason: string },
): Promise<{ readonly pauseId: string }> {
  requirePermit(ctx, "judging.pause", placeOf(scope));
  if (!(await isScopeThere(ctx.db, scope)))
    throw refuse("thing.not_found", `There is no such ${nameOf(scope)}.`, { scope });
  const pauseId = ctx.ids.make("judgingPause");
  const { kind: _, ...of } = scope;
  const pausedAt = new Date(ctx.clock.now());
  const pause = { id: pauseId, ...of, reason, pausedAt, pausedBy: ctx.person.userId };
  const isPaused = await inTransaction(ctx.db, async (tx) => {
    if (!(await insertPause(tx, pause))) return false;
    await addAudit(tx, ctx, {
      act: "judging.pause",
      thing: thingOf(scope),
      after: { pauseId, ...of, reason },
    });
    return true;
  });
  if (!isPaused)
    throw refuse("judging.paused_already", `Judging of this ${nameOf(scope)} is paused already.`, { scope });
  ctx.log.warn({ scope, reason, by: ctx.person.userId }, "judging paused");
  await forQueued(ctx, scope, (some) =>
    ctx.judgeQueue.remove(some.map(({ judgementId, attempt }) => `${judgementId}.${attempt}`)),
  );
  await tellPages(ctx, scope);
  return { pauseId };
}

/** @throws thing.not_found */
export async function resumeJudging(
  ctx: PersonCtx,
  { pauseId }: { readonly pauseId: string },
): Promise<{ readonly handedOut: number }> {
  requirePermit(ctx, "judging.pause", placeOf(await findPause(ctx.db, pauseId)));
  const scope = await inTransaction(ctx.db, async (tx) => {
    const ended = await deletePause(tx, pauseId);
    if (ended !== null)
      await addAudit(tx, ctx, { act: "judging.resume", thing: thingOf(ended), before: { pauseId } });
    return ended;
  });
  if (scope === null) throw refuse("thing.not_found", "This pause is over already.", { pauseId });
  ctx.log.warn({ scope, by: ctx.person.userId }, "judging resumed");
  let handedOut = 0;
  await forQueued(ctx, scope, async (some) => {
    for (const { judgementId } of some) if (await enqueueJudgement(ctx, judgementId)) handedOut += 1;
  });
  await tellPages(ctx, scope);
  return { handedOut };
}

const nameOf = ({ kind }: PauseScope) => (kind === "contest-problem" ? "problem of this contest" : kind);

function placeOf(scope: PauseScope | null) {
  return placedIn(scope === null ? {} : { [thingOf(scope).kind]: thingOf(scope).id });
}

/** Where it lies, for rights and the audit log. */
function thingOf(scope: PauseScope) {
  return scope.kind === "problem"
    ? { kind: "problem", id: scope.problemId }
    : { kind: "contest", id: scope.contestId };
}

type Queued = Awaited<ReturnType<typeof readQueuedWithin>>;

async function forQueued(ctx: PersonCtx, scope: PauseScope, act: (some: Queued) => Promise<void>) {
  let after = "";
  for (let page = 0; page < pagesAtMost; page += 1) {
    const some = await readQueuedWithin(ctx.db, { scope, after, limit: pageSize });
    await act(some);
    after = some.at(-1)?.judgementId ?? "";
    if (some.length < pageSize) return;
  }
}

async function tellPages(ctx: PersonCtx, scope: PauseScope): Promise<void> {
  for (const contestId of await readContestsWithin(ctx.db, scope))
    await ctx.events.tell({ kind: "judging-paused-or-resumed", contestId });
}
