/**
 * The table "when this event, run that": the only place where features meet. A reaction is idempotent, and behind each
 * stands a sweep (run-sweeps.ts in main) that finds what a crash between event and reaction left undone.
 */
import type { Ctx } from "./ctx.ts";
import type { Executor } from "./db/client.ts";
import type { AppEvent, BoardTouched, CellTouched, Events, HostOrders } from "./events.ts";
import { keepBalloonOf, keepBalloons } from "./features/balloons/keep-balloons.ts";
import { announcePause } from "./features/contests/announce-pause.ts";
import { announceJudgeHosts } from "./features/judge-hosts/list-judge-hosts.ts";
import { noteDisagreement } from "./features/judge-hosts/note-disagreement.ts";
import { setFailingHostAside } from "./features/judge-hosts/set-failing-host-aside.ts";
import { enqueueJudgement, enqueueSubmission } from "./features/judgements/enqueue-judgement.ts";
import { announceRejudge, tellRejudge } from "./features/judgements/rejudges/tell-rejudge.ts";
import { tellDesk } from "./features/jury-desk/tell-desk.ts";
import { refreshBoard, refreshBoardWithin } from "./features/scoreboard/refresh-board.ts";
import { refreshCell } from "./features/scoreboard/refresh-cell.ts";
import { showArrival } from "./features/scoreboard/show-arrival.ts";
import { endPausedCustomRuns } from "./features/submissions/custom-runs/end-paused-custom-runs.ts";
import { enqueueCustomRun } from "./features/submissions/custom-runs/enqueue-custom-run.ts";

/** Doors that events open and ctx does not have. */
export interface ReactionDoors {
  /** Something may have been written to the outbox. */
  wakeOutbox(): void;
  /** For the figures of this process. */
  measureJudgement(judgementId: string): Promise<void>;
  countHostFault(): void;
  tellHostOrders(hostId: string, orders: HostOrders): void;
}

type Reactions = {
  readonly [K in AppEvent["kind"]]: readonly ((
    ctx: Ctx,
    event: Extract<AppEvent, { kind: K }>,
    doors: ReactionDoors,
  ) => Promise<unknown>)[];
};

const reactions: Reactions = {
  "submission-received": [
    (ctx, { submissionId }) => enqueueSubmission(ctx, submissionId),
    (ctx, { submissionId }) => showArrival(ctx, submissionId),
    (ctx, { submissionId }) => tellDesk(ctx, submissionId),
  ],
  "judgement-queued": [(ctx, { judgementId }) => enqueueJudgement(ctx, judgementId)],
  "judgement-kept": [
    (_, { judgementId }, doors) => doors.measureJudgement(judgementId),
    (ctx, { submissionId }) => tellDesk(ctx, submissionId),
    (ctx, { judgementId }) => tellRejudge(ctx, judgementId),
    (ctx, { submissionId }) => keepBalloonOf(ctx, submissionId),
  ],
  "custom-run-started": [(ctx, { customRunId }) => enqueueCustomRun(ctx, customRunId)],
  "custom-run-ended": [],
  "judge-host-failed": [
    async (_ctx, _event, doors) => doors.countHostFault(),
    (ctx, failed) => setFailingHostAside(ctx, failed),
  ],
  "judge-hosts-disagreed": [(ctx, disagreement) => noteDisagreement(ctx, disagreement)],
  "judge-hosts-changed": [(ctx) => announceJudgeHosts(ctx)],
  "judge-host-ordered": [async (_, { hostId, orders }, doors) => doors.tellHostOrders(hostId, orders)],
  "clarification-sent": [],
  "submission-decided": [
    (ctx, { submissionId }) => tellDesk(ctx, submissionId),
    (ctx, { submissionId }) => keepBalloonOf(ctx, submissionId),
  ],
  "rejudge-changed": [
    async (ctx, changed) => announceRejudge(ctx, changed),
    (ctx, { contestId }) => keepBalloons(ctx, { contestId }),
  ],
  "judging-paused-or-resumed": [
    async (ctx, { contestId }) => announcePause(ctx, contestId),
    (ctx) => endPausedCustomRuns(ctx),
  ],
  "contest-changed": [
    (ctx, { contestId }) => refreshBoard(ctx, contestId),
    (ctx, { contestId }) => keepBalloons(ctx, { contestId }),
  ],
  "package-imported": [],
  "sessions-ended": [],
  "rights-changed": [],
};

/** What is kept or lost together with its cause. */
async function reactWithin(ctx: Ctx, tx: Executor, event: CellTouched | BoardTouched): Promise<void> {
  const { kind: _, ...at } = event;
  if ("problemId" in at) await refreshCell(ctx, { tx, ...at });
  else await refreshBoardWithin(ctx, { tx, ...at });
}

/**
 * Makes ctx.events.
 *
 * @param open  ctx and doors, asked for at each event: both are built after the events they carry
 */
export function openEvents(open: () => { readonly ctx: Ctx; readonly doors: ReactionDoors }): Events {
  return {
    async tell(event) {
      const { ctx, doors } = open();
      for (const react of reactionsTo(event.kind)) {
        try {
          await react(ctx, event, doors);
        } catch (error) {
          // The event was a hint: the truth is kept, and a sweep will do what was not done here.
          ctx.log.error({ err: error, event }, "a reaction failed; its sweep will find what is left");
        }
      }
      doors.wakeOutbox();
    },
    tellWithin: (tx, event) => reactWithin(open().ctx, tx, event),
  };
}

type AnyReaction = (ctx: Ctx, event: AppEvent, doors: ReactionDoors) => Promise<unknown>;

/** Promise: the table's type gives each event its own reactions; only the look-up by a variable forgets which. */
function reactionsTo(kind: AppEvent["kind"]): readonly AnyReaction[] {
  return reactions[kind] as readonly AnyReaction[];
}
