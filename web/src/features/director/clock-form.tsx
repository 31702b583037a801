import type { ClockChangeWish, ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { useState } from "preact/hooks";
import * as words from "../../generated/messages/director.ts";
import { formatTimeOfDaySeconds } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { readLocalTime, writeLocalTime } from "./local-time.ts";

/** Freezing and opening the board have a dialog of their own, which the board's page has too. */
export type ClockFormKind = Exclude<
  ClockChangeWish["kind"] | "final" | "thaw-at",
  "pause-countdown" | "resume-countdown" | "go-on" | "freeze" | "thaw"
>;

interface FormShape {
  readonly kind: ClockFormKind;
  readonly clock: ContestClock;
  /** The server's refusal of the last try. */
  readonly fault: string | null;
  onSend(wish: ClockChangeWish | "final"): void;
  onClose(): void;
}

const titles: Readonly<Record<ClockFormKind, () => string>> = {
  "start-at": words.moveStart,
  extend: words.extend,
  stop: words.stop,
  "thaw-at": words.thawAt,
  remove: words.removeTime,
  restore: words.restoreTime,
  "withdraw-results": words.withdrawResults,
  final: words.finalize,
};

const leads: Readonly<Record<ClockFormKind, () => string>> = {
  "start-at": words.moveStartText,
  extend: words.extendText,
  stop: words.stopText,
  "thaw-at": words.thawAtText,
  remove: words.removeText,
  restore: words.restoreText,
  "withdraw-results": words.withdrawResultsText,
  final: words.finalizeText,
};

/** Asks for what a change needs, and says what it will do before it is done. */
export function ClockForm({ kind, clock, fault, onSend, onClose }: FormShape) {
  const passed = clock.removed.filter(({ toMs }) => toMs !== null);
  const [typed, setTyped] = useState({
    from: writeLocalTime(firstOffer(kind, clock)),
    to: writeLocalTime(clock.serverTime),
    minutes: "15",
    reason: "",
    interval: String(passed[0]?.fromMs ?? 0),
  });
  const [ownFault, setOwnFault] = useState<string | null>(null);
  const send = () => {
    const wish = wishOf(kind, typed);
    setOwnFault(wish === null ? words.fillIn() : null);
    if (wish !== null) onSend(wish);
  };
  const shown = ownFault ?? fault;
  return (
    <Dialog
      isOpen
      title={titles[kind]()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look={kind === "withdraw-results" ? "danger" : "solid"} onClick={send}>
            {titles[kind]()}
          </Button>
        </>
      }
    >
      <p>{leads[kind]()}</p>
      <ClockFields kind={kind} passed={passed} typed={typed} onType={setTyped} />
      {shown !== null && (
        <p class="field-fault" role="alert">
          {shown}
        </p>
      )}
    </Dialog>
  );
}

const timeWords: { readonly [K in ClockFormKind]?: () => string } = {
  "start-at": words.startsAt,
  "thaw-at": words.thawsAt,
  remove: words.from,
};

/** The moment a form begins with: the start as it is, ten minutes ago, or a board that opens an hour after the end. */
function firstOffer(kind: ClockFormKind, clock: ContestClock): number {
  if (kind === "start-at") return clock.startsAt;
  if (kind === "thaw-at") return clock.thawedAt ?? Math.max(clock.endsAt, clock.serverTime) + 60 * 60_000;
  return clock.serverTime - 10 * 60_000;
}

interface FieldsShape {
  readonly kind: ClockFormKind;
  /** Stretches that were taken out and are over. */
  readonly passed: ContestClock["removed"];
  readonly typed: Typed;
  onType(typed: Typed): void;
}

function ClockFields({ kind, passed, typed, onType }: FieldsShape) {
  const timeWord = timeWords[kind];
  const field = (name: keyof Typed) => ({
    value: typed[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      onType({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <>
      {timeWord !== undefined && (
        <Field label={timeWord()} type="datetime-local" step={1} fault={null} {...field("from")} />
      )}
      {kind === "remove" && (
        <Field label={words.to()} type="datetime-local" step={1} fault={null} {...field("to")} />
      )}
      {kind === "extend" && (
        <Field
          label={words.minutes()}
          type="number"
          inputMode="numeric"
          fault={null}
          note={words.minutesNote()}
          {...field("minutes")}
        />
      )}
      {(kind === "stop" || kind === "remove") && (
        <Field label={words.reason()} maxLength={200} fault={null} {...field("reason")} />
      )}
      {kind === "restore" && (
        <Select
          label={words.removedTitle()}
          value={typed.interval}
          options={passed.map(({ fromMs, reason }) => ({
            value: String(fromMs),
            text: `${formatTimeOfDaySeconds(fromMs)} ${reason}`,
          }))}
          onChoose={(interval) => onType({ ...typed, interval })}
        />
      )}
    </>
  );
}

interface Typed {
  readonly from: string;
  readonly to: string;
  readonly minutes: string;
  readonly reason: string;
  readonly interval: string;
}

/** null: something is not filled in. */
function wishOf(kind: ClockFormKind, typed: Typed): ClockChangeWish | "final" | null {
  const [from, to] = [readLocalTime(typed.from), readLocalTime(typed.to)];
  const minutes = Number(typed.minutes);
  const reason = typed.reason.trim();
  switch (kind) {
    case "final":
      return "final";
    case "start-at":
      return from === null ? null : { kind, startsAt: from };
    case "thaw-at":
      return from === null ? null : { kind: "thaw", at: from };
    case "extend":
      return Number.isInteger(minutes) && minutes !== 0 ? { kind, byMs: minutes * 60_000 } : null;
    case "stop":
      return reason === "" ? null : { kind, reason };
    case "remove":
      return from === null || to === null || reason === "" ? null : { kind, fromMs: from, toMs: to, reason };
    case "restore":
      return { kind, fromMs: Number(typed.interval) };
    case "withdraw-results":
      return { kind };
  }
}
