import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/judging.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { languageName } from "../../ui/language-name.ts";
import { say } from "../../ui/toasts.tsx";
import { judgeHostsResource } from "./judge-hosts-resource.ts";
import { loadLiveContests } from "./pause-dialog.tsx";

type Chosen = Signal<readonly string[]>;

/** What a host is kept to: languages, contests and problems to tick. */
export function RestrictionDialog({ host, onClose }: { readonly host: JudgeHostView; onClose(): void }) {
  const contests = useSignal<readonly ContestDetail[]>([]);
  const languageIds = useSignal<readonly string[]>(host.restriction?.languageIds ?? []);
  const contestIds = useSignal<readonly string[]>(host.restriction?.contestIds ?? []);
  const problemIds = useSignal<readonly string[]>(host.restriction?.problemIds ?? []);
  useEffect(() => {
    void loadLiveContests().then((loaded) => {
      contests.value = loaded;
    });
  }, []);
  const save = async () => {
    const parts = [languageIds, contestIds, problemIds].map(({ value }) =>
      value.length === 0 ? null : value,
    );
    const [languages = null, ofContests = null, ofProblems = null] = parts;
    const isFree = parts.every((part) => part === null);
    const restriction = { languageIds: languages, contestIds: ofContests, problemIds: ofProblems };
    const answer = await callApi("PATCH", `/api/judge-hosts/${host.hostId}`, {
      restriction: isFree ? null : restriction,
    });
    say(answer.kind === "ok" ? words.restricted({ name: host.name }) : words.failed());
    void judgeHostsResource.refresh();
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={words.restrictTitle({ name: host.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" onClick={() => void save()}>
            {words.restrictSave()}
          </Button>
        </>
      }
    >
      <p>{words.restrictText()}</p>
      <Ticks
        name={words.language()}
        chosen={languageIds}
        options={host.languages.map(({ id }) => [id, languageName(id)])}
      />
      <Ticks
        name={words.pauseContest()}
        chosen={contestIds}
        options={contests.value.map(({ contestId, title }) => [contestId, inLocale(title)])}
      />
      <Ticks
        name={words.pauseProblem()}
        chosen={problemIds}
        options={contests.value.flatMap(({ problems }) =>
          problems.map(({ problemId, label, name }) => [problemId, `${label}. ${inLocale(name)}`] as const),
        )}
      />
    </Dialog>
  );
}

interface TicksShape {
  readonly name: string;
  readonly chosen: Chosen;
  readonly options: readonly (readonly [id: string, text: string])[];
}

function Ticks({ name, chosen, options }: TicksShape) {
  if (options.length === 0) return null;
  return (
    <fieldset class="restrict-part">
      <legend>{name}</legend>
      {options.map(([id, text]) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.value.includes(id)}
            onChange={(event) => {
              const others = chosen.value.filter((one) => one !== id);
              chosen.value = event.currentTarget.checked ? [...others, id] : others;
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
