/**
 * A late submission is judged again on another host before that counts, where its contest is set to it, or the whole
 * platform (CONFIRM_LATE).
 *
 * The first finding is held and the judgement goes back into the queue under a new attempt, in one transaction: it stays
 * queued, so that its sender sees it waiting, and the attempt fences the first one out. The host that found it stands
 * back. Where no other host is there the finding counts at once; where the other goes away meanwhile, whoever judges
 * then settles it.
 */
import { compareHosts, isLateAnywhere } from "@bilimdon/rules/judging/confirm-late";
import { mayJudge } from "@bilimdon/rules/judging/may-judge";
import type { Ctx } from "../../ctx.ts";
import type { Executor } from "../../db/client.ts";
import type { AppEvent } from "../../events.ts";
import { aliveForMs } from "./choose-other-hosts.ts";
import {
  type HeldVerdict,
  insertHeldVerdict,
  readHeldVerdict,
  readHostNamesakes,
  settleHeldVerdict,
} from "./held-verdicts.queries.ts";
import { type Judged, type LockedJudgement, raiseAttempt } from "./judgements.queries.ts";
import { readJudgingHosts } from "./judging-hosts.queries.ts";
import type { ArrivedVerdict } from "./record-verdict.ts";

export interface Finding extends ArrivedVerdict {
  readonly judgement: LockedJudgement;
  readonly outcome: Judged;
}

type Confirmed =
  | { readonly kind: "held" }
  /** What becomes the verdict, and who is to hear of it. */
  | { readonly kind: "counts"; readonly finding: Finding; readonly events: readonly AppEvent[] };

/** Decides what becomes of a finding: it waits for a second one, settles a first one, or simply counts. */
export async function confirmLate(ctx: Ctx, tx: Executor, finding: Finding): Promise<Confirmed> {
  const { judgementId } = finding.judgement;
  const held = await readHeldVerdict(tx, judgementId);
  if (held !== null) return settle(tx, held, finding);
  if (await mustWait(ctx, tx, finding)) return hold(ctx, tx, finding);
  return { kind: "counts", finding, events: [] };
}

/** The finding that waited for another which never came; null: none did. */
export async function countHeld(
  tx: Executor,
  { judgement, ...arrived }: ArrivedVerdict & { readonly judgement: LockedJudgement },
): Promise<Finding | null> {
  const held = await readHeldVerdict(tx, judgement.judgementId);
  if (held === null) return null;
  await settleHeldVerdict(tx, judgement.judgementId, {
    finding: "unconfirmed",
    counted: "first",
    secondHostId: null,
  });
  return asFinding({ judgement, ...arrived }, held);
}

async function mustWait(ctx: Ctx, tx: Executor, finding: Finding): Promise<boolean> {
  const { judgeHostId, outcome, judgement } = finding;
  const isWanted = judgement.confirmsLate || ctx.config.CONFIRM_LATE === "other-host";
  if (!isWanted || judgeHostId === null || !isLateAnywhere(outcome.tests)) return false;
  const here = await readHostNamesakes(tx, judgeHostId);
  const hosts = await readJudgingHosts(tx, new Date(ctx.clock.now() - aliveForMs));
  return hosts.some((host) => !here.hostIds.includes(host.hostId) && mayJudge(host, judgement));
}

async function hold(ctx: Ctx, tx: Executor, finding: Finding): Promise<Confirmed> {
  const { judgement, outcome, verdict, judgeHostId } = finding;
  const { judgementId, attempt } = judgement;
  const now = new Date(ctx.clock.now());
  if (judgeHostId === null) return { kind: "counts", finding, events: [] };
  await insertHeldVerdict(tx, {
    judgementId,
    attempt,
    outcome,
    flight: verdict.flight,
    judgeHostId,
    heldAt: now,
  });
  await raiseAttempt(tx, { judgementId, attempt, queuedAt: now });
  return { kind: "held" };
}

async function settle(tx: Executor, held: HeldVerdict, finding: Finding): Promise<Confirmed> {
  const { judgementId } = held;
  const compared = compareHosts(held.outcome.tests, finding.outcome.tests);
  const { counts, agrees, factor, isSlow } = compared;
  const here = finding.judgeHostId === null ? null : await readHostNamesakes(tx, finding.judgeHostId);
  const isOther = here !== null && !here.hostIds.includes(held.judgeHostId);
  const found = !isOther ? "unconfirmed" : agrees ? "agreed" : "disagreed";
  await settleHeldVerdict(tx, judgementId, {
    finding: found,
    counted: counts,
    secondHostId: finding.judgeHostId,
  });
  const counted = counts === "again" ? finding : asFinding(finding, held);
  if (found !== "disagreed" || here === null) return { kind: "counts", finding: counted, events: [] };
  const there = await readHostNamesakes(tx, held.judgeHostId);
  const isFirstSuspect = counts === "again";
  const event = {
    kind: "judge-hosts-disagreed",
    hostId: isFirstSuspect ? held.judgeHostId : (finding.judgeHostId ?? ""),
    otherName: isFirstSuspect ? here.name : there.name,
    submissionId: finding.judgement.submissionId,
    factor,
    isSlow,
  } as const;
  return { kind: "counts", finding: counted, events: [event] };
}

function asFinding(
  at: ArrivedVerdict & { readonly judgement: LockedJudgement },
  { outcome, flight, judgeHostId }: HeldVerdict,
): Finding {
  return { ...at, outcome, judgeHostId, verdict: { ...at.verdict, outcome, flight } };
}
