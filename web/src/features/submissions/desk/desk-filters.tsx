import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { DeskFilter } from "@bilimdon/contracts/http/jury-desk";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { useSignal } from "@preact/signals";
import * as words from "../../../generated/messages/jury.ts";
import { liveState } from "../../../live/live-connection.ts";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/select.tsx";
import { verdictWords, writeFilter } from "./desk-filter.ts";
import { PauseJudgingButton } from "./pause-judging.tsx";
import { RejudgeDialog } from "./rejudge-dialog.tsx";
import type { DeskStream } from "./use-desk-stream.ts";

interface FiltersShape {
  readonly slug: string;
  readonly filter: DeskFilter;
  /** null: not there yet. */
  readonly contest: ContestDetail | null;
  readonly stream: DeskStream;
  onChange(next: DeskFilter): void;
}

/** What narrows the list, whether it moves, and judging again what it shows. */
export function DeskFilters({ slug, filter, contest, stream, onChange }: FiltersShape) {
  const isAsking = useSignal(false);
  const change = (part: { readonly [K in keyof DeskFilter]: DeskFilter[K] | undefined }) => {
    const next = Object.entries({ ...filter, ...part }).filter(
      ([, value]) => value !== undefined && value !== "",
    );
    onChange(Object.fromEntries(next));
  };
  return (
    <search class="desk-filters" aria-label={words.filters()}>
      <input
        type="search"
        class="input input-small desk-search"
        aria-label={words.team()}
        placeholder={words.team()}
        value={filter.team ?? ""}
        onInput={(event) => change({ team: event.currentTarget.value })}
      />
      <Choices filter={filter} problems={contest?.problems ?? []} stream={stream} change={change} />
      <Minutes filter={filter} change={change} />
      {writeFilter(filter) !== "" && (
        <Button isSmall look="quiet" onClick={() => onChange({})}>
          {words.clear()}
        </Button>
      )}
      <span class="desk-live">
        {liveState.value === "live" ? words.live() : words.polling()}
        <Button isSmall onClick={stream.isPaused ? stream.resume : stream.pause}>
          {stream.isPaused ? words.resume({ count: String(stream.heldCount) }) : words.pause()}
        </Button>
        <Button
          isSmall
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {words.rejudgeFiltered()}
        </Button>
        {contest !== null && <PauseJudgingButton contest={contest} />}
      </span>
      {isAsking.value && (
        <RejudgeDialog
          slug={slug}
          what={{ kind: "filter", filter }}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </search>
  );
}

interface PartShape {
  readonly filter: DeskFilter;
  change(part: { readonly [K in keyof DeskFilter]: DeskFilter[K] | undefined }): void;
}

function Choices({
  filter,
  problems,
  stream,
  change,
}: PartShape & Pick<FiltersShape, "stream"> & Pick<ContestDetail, "problems">) {
  const hosts = stream.state.kind === "ready" ? stream.state.value.hosts : [];
  const chosen = (value: string) => (value === "" ? undefined : value);
  return (
    <>
      <Select
        label={words.problem()}
        options={[
          { value: "", text: words.problemAll() },
          ...problems.map(({ label }) => ({ value: label, text: words.problemOne({ label }) })),
        ]}
        value={filter.problem ?? ""}
        onChoose={(value) => change({ problem: chosen(value) })}
      />
      <Select
        label={words.verdict()}
        options={[
          { value: "", text: words.verdictAll() },
          { value: "waiting", text: words.verdictWaiting() },
          { value: "failed", text: words.verdictFailed() },
          ...verdictCodes.map((code) => ({ value: code, text: code })),
        ]}
        value={filter.verdict ?? ""}
        onChoose={(value) => change({ verdict: verdictWords.find((known) => known === value) })}
      />
      <Select
        label={words.language()}
        options={[
          { value: "", text: words.languageAll() },
          ...languageWords.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={filter.language ?? ""}
        onChoose={(value) => change({ language: chosen(value) })}
      />
      {(hosts.length > 1 || filter.host !== undefined) && (
        <Select
          label={words.host()}
          options={[
            { value: "", text: words.hostAll() },
            ...hosts.map(({ judgeHostId, name }) => ({ value: judgeHostId, text: name })),
          ]}
          value={filter.host ?? ""}
          onChoose={(value) => change({ host: chosen(value) })}
        />
      )}
    </>
  );
}

function Minutes({ filter, change }: PartShape) {
  const read = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) : undefined);
  return (
    <span class="desk-minutes">
      <input
        class="input input-small"
        inputMode="numeric"
        aria-label={words.fromMinute()}
        placeholder={words.fromMinute()}
        value={filter.from ?? ""}
        onChange={(event) => change({ from: read(event.currentTarget.value) })}
      />
      <input
        class="input input-small"
        inputMode="numeric"
        aria-label={words.toMinute()}
        placeholder={words.toMinute()}
        value={filter.to ?? ""}
        onChange={(event) => change({ to: read(event.currentTarget.value) })}
      />
    </span>
  );
}
