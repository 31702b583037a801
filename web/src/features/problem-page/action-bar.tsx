import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { session } from "../../client/session.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import { ownInput, runSamples } from "../../generated/messages/custom-run.ts";
import * as words from "../../generated/messages/sending.ts";
import { Button } from "../../ui/button.tsx";
import type { Tries } from "./custom-run/use-tries.ts";
import { closedWords } from "./sending/closed-words.ts";
import { rateLimitEnds, refusalWords } from "./sending/refusal-words.ts";
import type { Sender, Sending } from "./sending/use-sending.ts";

interface BarShape {
  readonly contest: ContestDetail;
  readonly sender: Sender;
  /** What is wrong with the code before it was sent. */
  readonly fault: string | null;
  /** When the draft was kept; a phone has room for it only here. */
  readonly draftNote: string;
  /** The ways to try code without sending it; null: not for this person, or not now. */
  readonly tries: Tries | null;
  /** There is an editor, whose keys want a word. */
  readonly hasEditor?: boolean;
  onSubmit(): void;
  /** Before going away to sign in. */
  onLeave(): void;
}

/** The button, and beside it why it cannot be pressed or what became of the last press. */
export function ActionBar(shape: BarShape) {
  const { contest, sender, fault, draftNote, tries, hasEditor = true, onSubmit, onLeave } = shape;
  const now = useServerNow();
  const { path } = useLocation();
  const state = sender.state.value;
  const closed = closedWords(contest, now);
  const signInHref = `/kirish?keyin=${encodeURIComponent(`${path}#kod`)}`;
  const isGuest = session.value.kind !== "signed-in";
  const isLost = state.kind === "refused" && state.refusal.code === "session.required";
  if (isGuest || isLost)
    return (
      <div class="action-bar">
        <p class="action-note">{isLost ? words.refusedSession() : words.guestNote()}</p>
        <a class="btn btn-solid" href={signInHref} onClick={onLeave}>
          {words.submitSignIn()}
        </a>
      </div>
    );
  const isBusy = state.kind === "sending" || state.kind === "waiting";
  return (
    <div class="action-bar">
      {tries !== null && (
        <div class="try-buttons">
          <Button onClick={tries.onSamples}>
            {runSamples()}
            <span class="keys max-desk:hidden" aria-hidden="true">
              Ctrl &apos;
            </span>
          </Button>
          <Button look="quiet" onClick={tries.onOwn}>
            {ownInput()}
          </Button>
        </div>
      )}
      <div class="action-note">
        {fault !== null ? (
          <Trouble>{fault}</Trouble>
        ) : state.kind === "idle" ? (
          <Quiet
            closed={closed}
            isPractice={contest.codeIsTaken === "upsolving"}
            draftNote={draftNote}
            hasEditor={hasEditor}
          />
        ) : (
          <SendingNote state={state} sender={sender} />
        )}
      </div>
      <Button look="solid" aria-busy={isBusy} disabled={closed !== null} onClick={onSubmit}>
        {isBusy ? words.sendingNow() : words.submit()}
        <span class="keys max-desk:hidden" aria-hidden="true">
          Ctrl ↵
        </span>
      </Button>
    </div>
  );
}

interface QuietShape {
  readonly closed: string | null;
  readonly isPractice: boolean;
  readonly draftNote: string;
  readonly hasEditor: boolean;
}

/** Nothing is wrong: why the button is off, or what helps to know. */
function Quiet({ closed, isPractice, draftNote, hasEditor }: QuietShape) {
  if (closed !== null) return <p>{closed}</p>;
  if (isPractice) return <p>{words.practiceNote()}</p>;
  return (
    <>
      <p class="max-desk:hidden">{hasEditor ? words.keysHint() : draftNote}</p>
      <p class="desk:hidden">{draftNote}</p>
    </>
  );
}

function Trouble({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="text-anor" role="alert">
      {children}
    </p>
  );
}

function SendingNote({ state, sender }: { readonly state: Sending; readonly sender: Sender }) {
  if (state.kind === "waiting") return <Waiting againAt={state.againAt} sender={sender} />;
  if (state.kind === "given-up") return <Trouble>{words.retryEnded()}</Trouble>;
  if (state.kind !== "refused") return null;
  const freeAt = rateLimitEnds(state.refusal, state.at);
  if (freeAt !== null) return <RateLimited freeAt={freeAt} />;
  return <Trouble>{refusalWords(state.refusal)}</Trouble>;
}

function Waiting({ againAt, sender }: { readonly againAt: number; readonly sender: Sender }) {
  return (
    <>
      {/* The figure changes every second; spoken it would never end. */}
      <p class="text-zafar">{words.retryIn({ seconds: secondsUntil(againAt) })}</p>
      <p class="said" role="alert">
        {words.retrySaid()}
      </p>
      <button type="button" class="text-action" onClick={sender.again}>
        {words.retryNow()}
      </button>
      <button type="button" class="text-action" onClick={sender.stop}>
        {words.retryStop()}
      </button>
    </>
  );
}

function RateLimited({ freeAt }: { readonly freeAt: number }) {
  const seconds = secondsUntil(freeAt);
  const [firstSeconds] = useState(seconds);
  if (seconds === 0) return null;
  return (
    <>
      <p class="text-anor">{words.refusedOften({ seconds })}</p>
      <p class="said" role="alert">
        {words.refusedOften({ seconds: firstSeconds })}
      </p>
    </>
  );
}

/** The bar renders again every second; so do these figures. */
function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
