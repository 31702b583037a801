/**
 * Forwards a worker's progress to the pages of whoever sent the submission, without the count of tests where the
 * contest's feedback keeps tests back: how many ran would tell where a program failed.
 *
 * Progress is worth nothing a second later, so it is never kept and may be lost; a judgement gets through at most four
 * times a second, the last word of each quarter second.
 */
import type { JudgementProgress } from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";
import { readProgressOwners } from "./judgements.queries.ts";

const everyMs = 250;
const ownersKept = 5_000;

type Owners = Awaited<ReturnType<typeof readProgressOwners>>;

export interface ProgressTeller {
  /** Takes any number of progresses; forwards few. */
  tell(progress: JudgementProgress): Promise<void>;
  /** Forgets a judgement that has its verdict, with what waits to be sent. */
  forget(judgementId: string): void;
}

export function openProgressTeller(ctx: Pick<Ctx, "clock" | "db" | "live">): ProgressTeller {
  const owners = new Map<string, Promise<Owners>>();
  const waiting = new Map<string, { progress: JudgementProgress; timer: NodeJS.Timeout }>();

  async function send(progress: JudgementProgress): Promise<void> {
    const found = await ownersOf(progress.judgementId);
    if (found === null) return;
    const { phase } = progress;
    const { testsDone, testsTotal } = found.showsTests ? progress : { testsDone: 0, testsTotal: 0 };
    const payload = { submissionId: found.submissionId, phase, testsDone, testsTotal };
    for (const userId of found.userIds) ctx.live.send(rooms.user(userId), "submission-progress", payload);
  }

  function ownersOf(judgementId: string): Promise<Owners> {
    const known = owners.get(judgementId);
    if (known !== undefined) return known;
    const reading = readProgressOwners(ctx.db, { judgementId, now: ctx.clock.now() });
    owners.set(judgementId, reading);
    reading.catch(() => owners.delete(judgementId));
    const [oldest] = owners.keys();
    if (owners.size > ownersKept && oldest !== undefined) owners.delete(oldest);
    return reading;
  }

  function openWindow(sent: JudgementProgress): void {
    const timer = setTimeout(() => closeWindow(sent), everyMs);
    waiting.set(sent.judgementId, { progress: sent, timer });
  }

  function closeWindow(sent: JudgementProgress): void {
    const last = waiting.get(sent.judgementId)?.progress ?? sent;
    waiting.delete(sent.judgementId);
    if (last === sent) return;
    openWindow(last);
    // A lost connection to Postgres here costs one line of progress.
    send(last).catch(() => {});
  }

  return {
    async tell(progress) {
      const open = waiting.get(progress.judgementId);
      if (open !== undefined) {
        open.progress = progress;
        return;
      }
      openWindow(progress);
      await send(progress);
    },
    forget(judgementId) {
      clearTimeout(waiting.get(judgementId)?.timer);
      waiting.delete(judgementId);
      owners.delete(judgementId);
    },
  };
}
