import type { ContestPauses } from "@bilimdon/contracts/http/judging";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { callApi, getApi } from "../../../client/call-api.ts";
import { keyedResource, useResource } from "../../../client/resource.ts";
import { useRefresh } from "../../../client/use-refresh.ts";
import { useServerNow } from "../../../client/use-server-now.ts";
import * as words from "../../../generated/messages/judging.ts";
import { useLive } from "../../../live/use-live.ts";
import { Button } from "../../../ui/button.tsx";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { formatAgo } from "../../../ui/format-duration.ts";
import { say } from "../../../ui/toasts.tsx";

/** How many wait behind a pause is told by no room. */
const refreshMs = 15_000;

/** By slug. */
export const pausesResource = keyedResource((slug) =>
  getApi<ContestPauses>(`/api/contests/${encodeURIComponent(slug)}/judging-pauses`),
);

interface PausesShape {
  readonly slug: string;
  readonly contestId: string | null;
}

type PauseRow = ContestPauses["pauses"][number];

/** Above the list, while something of the contest is not judged: what, by whom, why, how much waits, and going on. */
export function JudgingPauses({ slug, contestId }: PausesShape) {
  const resource = pausesResource(slug);
  const state = useResource(resource);
  const renew = () => void resource.renew();
  useRefresh(resource, refreshMs);
  useLive(contestId === null ? null : rooms.juryDesk(contestId), {
    events: { "contest-changed": renew },
    onJoined: renew,
    onRefused() {},
  });
  const pauses = state.kind === "ready" ? state.value.pauses : [];
  const failure = state.kind === "loading" ? null : state.failure;
  return (
    <>
      {/* Always there and without clock or count: a reader is told of a pause once, not of every minute of it. */}
      <p class="said" role="status">
        {pauses.map((pause) => `${titleOf(pause)}.`).join(" ")}
      </p>
      {pauses.length > 0 && (
        <ul class="desk-pauses">
          {pauses.map((pause) => (
            <Pause key={pause.pauseId} pause={pause} onResumed={renew} />
          ))}
        </ul>
      )}
      {failure !== null && (
        <div class="mt-2">
          <FailureNote failure={failure} onRetry={renew} />
        </div>
      )}
    </>
  );
}

interface PauseShape {
  readonly pause: PauseRow;
  onResumed(): void;
}

function Pause({ pause, onResumed }: PauseShape) {
  const now = useServerNow(refreshMs);
  const { pauseId, by, reason, waiting: count, isEverywhere, mayResume } = pause;
  const resume = async () => {
    const answer = await callApi("DELETE", `/api/judging/pauses/${pauseId}`);
    say(answer.kind === "ok" ? words.resumed() : words.failed());
    onResumed();
  };
  return (
    <li class="pause-note">
      <span>
        <b>{titleOf(pause)}.</b> {words.pausedBy({ by, ago: formatAgo(now - pause.pausedAt), reason, count })}
        {isEverywhere && ` ${words.pausedByOperator()}`}
      </span>
      {mayResume && (
        <Button isSmall onClick={() => void resume()}>
          {words.resume()}
        </Button>
      )}
    </li>
  );
}

function titleOf({ problemLabel: label }: PauseRow): string {
  return label === null ? words.pausedAllHere() : words.pausedHere({ label });
}
