import type { ClockChangeWish, ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { useState } from "preact/hooks";
import { type Answer, callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { clockFault } from "../../ui/clock-fault.ts";
import { FreezeDialog } from "../../ui/freeze-dialog.tsx";
import { say } from "../../ui/toasts.tsx";
import { ClockForm, type ClockFormKind } from "./clock-form.tsx";

type AskedKind = ClockFormKind | "freeze" | "thaw";

interface ActionsShape {
  readonly slug: string;
  readonly clock: ContestClock;
  readonly now: number;
  onChanged(clock: ContestClock): void;
}

/**
 * What may be done to the clock now. Buttons that the moment does not allow are not shown: under pressure a director
 * reads five buttons, not eleven. The server decides again.
 */
export function ClockActions({ slug, clock, now, onChanged }: ActionsShape) {
  const [form, setForm] = useState<AskedKind | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const base = `/api/contests/${encodeURIComponent(slug)}`;
  const settle = (answer: Answer<ContestClock>, asked: AskedKind | null) => {
    if (answer.kind !== "ok") return setFault(clockFault(answer));
    setFault(null);
    // The form that asked, and no other that was opened while the answer was on its way.
    setForm((open) => (open === asked ? null : open));
    onChanged(answer.value);
    say(words.clockChanged());
  };
  const change = async (wish: ClockChangeWish) =>
    settle(await callApi<ContestClock>("POST", `${base}/clock`, wish), formOf(wish));
  const finalize = async () => settle(await callApi<ContestClock>("POST", `${base}/final`), "final");
  const open = (kind: AskedKind) => () => {
    setFault(null);
    setForm(kind);
  };
  const is = momentOf(clock, now);
  return (
    <>
      <ActionButtons clock={clock} is={is} onOpen={open} onChange={(wish) => void change(wish)} />
      {is.over && clock.finalizedAt === null && <Obstacles obstacles={clock.obstacles} />}
      {fault !== null && form === null && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
      {(form === "freeze" || form === "thaw") && (
        <FreezeDialog slug={slug} kind={form} onChanged={onChanged} onClose={() => setForm(null)} />
      )}
      {form !== null && form !== "freeze" && form !== "thaw" && (
        <ClockForm
          kind={form}
          clock={clock}
          fault={fault}
          onSend={(wish) => void (wish === "final" ? finalize() : change(wish))}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

interface ButtonsShape {
  readonly clock: ContestClock;
  readonly is: ReturnType<typeof momentOf>;
  onOpen(kind: AskedKind): () => void;
  onChange(wish: ClockChangeWish): void;
}

function ActionButtons({ clock, is, onOpen: open, onChange }: ButtonsShape) {
  return (
    <div class="director-actions">
      {is.before && <Button onClick={open("start-at")}>{words.moveStart()}</Button>}
      {is.before && clock.countdownPausedMs === null && (
        <Button onClick={() => onChange({ kind: "pause-countdown" })}>{words.pauseCountdown()}</Button>
      )}
      {clock.countdownPausedMs !== null && (
        <Button look="solid" onClick={() => onChange({ kind: "resume-countdown" })}>
          {words.resumeCountdown()}
        </Button>
      )}
      {is.running && <Button onClick={open("extend")}>{words.extend()}</Button>}
      {is.running && clock.stoppedAt === null && <Button onClick={open("stop")}>{words.stop()}</Button>}
      {clock.stoppedAt !== null && (
        <Button look="solid" onClick={() => onChange({ kind: "go-on" })}>
          {words.goOn()}
        </Button>
      )}
      {(is.running || is.over) && <Button onClick={open("remove")}>{words.removeTime()}</Button>}
      {clock.removed.some(({ toMs }) => toMs !== null) && clock.finalizedAt === null && (
        <Button onClick={open("restore")}>{words.restoreTime()}</Button>
      )}
      {is.running && !is.frozen && <Button onClick={open("freeze")}>{words.freeze()}</Button>}
      {is.frozen && <Button onClick={open("thaw")}>{words.thaw()}</Button>}
      {is.frozen && <Button onClick={open("thaw-at")}>{words.thawAt()}</Button>}
      {is.over && clock.finalizedAt === null && (
        <Button look="solid" disabled={clock.obstacles.length > 0} onClick={open("final")}>
          {words.finalize()}
        </Button>
      )}
      {clock.finalizedAt !== null && (
        <Button look="danger" onClick={open("withdraw-results")}>
          {words.withdrawResults()}
        </Button>
      )}
    </div>
  );
}

/** The form by which a change is asked for; null: its button does it at once. */
function formOf({ kind }: ClockChangeWish): AskedKind | null {
  if (kind === "thaw") return "thaw-at";
  return kind === "pause-countdown" || kind === "resume-countdown" || kind === "go-on" ? null : kind;
}

function momentOf(clock: ContestClock, now: number) {
  const { startsAt, endsAt, everyoneEndsAt, freezesAt, thawedAt, countdownPausedMs, stoppedAt } = clock;
  const before = countdownPausedMs !== null || now < startsAt;
  const over = !before && stoppedAt === null && now >= (everyoneEndsAt ?? endsAt);
  const frozen = !before && freezesAt !== null && freezesAt <= now && (thawedAt === null || thawedAt > now);
  return { before, over, running: !before && !over && clock.finalizedAt === null, frozen };
}

const obstacleWords = {
  running: words.obstacleRunning,
  unjudged: words.obstacleUnjudged,
  "judging-error": words.obstacleError,
  clarification: words.obstacleQuestion,
} as const;

/** Why results cannot be declared final yet, beside the button that says so. */
function Obstacles({ obstacles }: Pick<ContestClock, "obstacles">) {
  if (obstacles.length === 0) return null;
  return (
    <div class="director-obstacles">
      <p>{words.obstaclesTitle()}</p>
      <ul>
        {obstacles.map(({ kind, count }) => (
          <li key={kind}>{obstacleWords[kind]({ count })}</li>
        ))}
      </ul>
    </div>
  );
}
