import type { ContestDesk, contestKept } from "@bilimdon/contracts/http/contest-settings";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { z } from "zod";
import { callApi, type Failure } from "../../client/call-api.ts";
import { settingsPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { isOperator } from "../../client/session.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.tsx";
import { noMoment, readLocalTime, writeLocalTime } from "./local-time.ts";
import { readFaults, wordsOf } from "./settings-draft.ts";

interface BarShape {
  readonly slug: string;
  readonly desk: ContestDesk;
  onChanged(): void;
}

type State = ContestDesk["state"];

const stateWords: Readonly<Record<State, () => string>> = {
  draft: words.stateDraft,
  template: words.stateTemplate,
  published: words.statePublished,
  archived: words.stateArchived,
};

/** Where it may go from each state, as the server has it. */
const ways: Readonly<Record<State, readonly (readonly [to: State, word: () => string])[]>> = {
  draft: [
    ["published", words.publish],
    ["template", words.toTemplate],
  ],
  template: [["draft", words.toDraft]],
  published: [
    ["draft", words.toDraft],
    ["archived", words.archive],
  ],
  archived: [["published", words.publishAgain]],
};

/** The contest's state with the ways out of it, and a copy under an address of its own. */
export function StateBar({ slug, desk, onChanged }: BarShape) {
  const [isCloning, setCloning] = useState(false);
  const go = async (state: State) => {
    const answer = await callApi("POST", `/api/contests/${encodeURIComponent(slug)}/state`, { state });
    say(answer.kind === "ok" ? stateWords[state]() : refusalWords(answer));
    onChanged();
    void contestResource(slug).refresh();
  };
  const open = ways[desk.state].filter(([to]) => to !== "draft" || !desk.hasStarted);
  return (
    <div class="director-actions">
      <span class="director-state">{stateWords[desk.state]()}</span>
      {open.map(([to, word]) => (
        <Button key={to} onClick={() => void go(to)}>
          {word()}
        </Button>
      ))}
      {isOperator.value && <Button onClick={() => setCloning(true)}>{words.clone()}</Button>}
      {isCloning && <CloneDialog slug={slug} desk={desk} onClose={() => setCloning(false)} />}
    </div>
  );
}

function refusalWords(failure: Failure): string {
  if (failure.kind === "refused" && failure.code === "contest.wrong_state") return words.wrongState();
  if (readFaults(failure) !== null) return words.publishFaults();
  return failureWords(failure).text;
}

function CloneDialog({ slug, desk, onClose }: Omit<BarShape, "onChanged"> & { onClose(): void }) {
  const { route } = useLocation();
  const [newSlug, setNewSlug] = useState("");
  const [startsAt, setStartsAt] = useState(writeLocalTime(desk.settings.startsAt));
  const [failure, setFailure] = useState<Failure | null>(null);
  const faults = readFaults(failure) ?? [];
  const clone = async () => {
    const path = `/api/contests/${encodeURIComponent(slug)}/clone`;
    const wish = { slug: newSlug, startsAt: readLocalTime(startsAt) ?? noMoment };
    const answer = await callApi<z.infer<typeof contestKept>>("POST", path, wish);
    if (answer.kind !== "ok") return setFailure(answer);
    onClose();
    route(settingsPath(answer.value.slug));
  };
  return (
    <Dialog
      isOpen
      title={words.clone()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" onClick={() => void clone()}>
            {words.clone()}
          </Button>
        </>
      }
    >
      <p>{words.cloneText()}</p>
      <Field
        label={words.address()}
        note={words.addressNote()}
        fault={wordsOf(faults, "slug")}
        value={newSlug}
        maxLength={64}
        onInput={(event) => setNewSlug(event.currentTarget.value.trim().toLowerCase())}
      />
      <Field
        label={words.startsAtTashkent()}
        type="datetime-local"
        fault={wordsOf(faults, "startsAt")}
        value={startsAt}
        onInput={(event) => setStartsAt(event.currentTarget.value)}
      />
      {failure !== null && faults.length === 0 && (
        <p class="field-fault" role="alert">
          {failureWords(failure).text}
        </p>
      )}
    </Dialog>
  );
}
