import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useSignal } from "@preact/signals";
import { callApi, type Failure } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import * as words from "../../generated/messages/contest.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Field } from "../../ui/field.tsx";
import { TextArea } from "../../ui/text-area.tsx";

type Joining = NonNullable<ContestDetail["joining"]>;

/** Registration: by a press of the button, with the invitation code or the team where the contest asks for them. */
export function JoinPanel({
  contest,
  joining,
}: {
  readonly contest: ContestDetail;
  readonly joining: Joining;
}) {
  const [code, name, organisation, members] = [useSignal(""), useSignal(""), useSignal(""), useSignal("")];
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | null>(null);
  const nameFault = useSignal<string | null>(null);
  const isFull = joining.placesLeft === 0;
  const hasTeam = joining.takes === "teams";
  const join = async () => {
    nameFault.value = hasTeam && name.value.trim() === "" ? words.nameMissing() : null;
    if (isBusy.value || nameFault.value !== null) return;
    isBusy.value = true;
    const team = {
      name: name.value.trim(),
      organisation: organisation.value.trim() === "" ? null : organisation.value.trim(),
      members: members.value.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()])),
    };
    const wish = { ...(joining.needsCode ? { code: code.value } : {}), ...(hasTeam ? { team } : {}) };
    const url = `/api/contests/${encodeURIComponent(contest.slug)}/registration`;
    const answer = await callApi<ContestDetail>("POST", url, wish);
    failure.value = answer.kind === "ok" ? null : answer;
    if (answer.kind === "ok") await contestResource(contest.slug).refresh();
    isBusy.value = false;
  };
  if (isFull) return <p class="mt-6 mb-6 font-medium">{words.joinFull()}</p>;
  const { placesLeft } = joining;
  return (
    <form
      class="mt-6 mb-6 grid max-w-[420px] gap-4"
      aria-label={words.joinTitle()}
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <p class="text-ink-2">
        {words.joinOpen()} {placesLeft !== null && words.joinPlaces({ left: placesLeft })}
      </p>
      {joining.qualification !== null && <p class="font-medium">{askedWords(joining.qualification)}</p>}
      {hasTeam && (
        <>
          <Field
            label={words.joinTeam()}
            fault={nameFault.value}
            maxLength={120}
            value={name.value}
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
          <Field
            label={words.joinOrganisation()}
            fault={null}
            maxLength={120}
            value={organisation.value}
            onInput={(event) => {
              organisation.value = event.currentTarget.value;
            }}
          />
          <TextArea
            label={words.joinMembers()}
            fault={null}
            maxLength={2_000}
            value={members.value}
            onInput={(event) => {
              members.value = event.currentTarget.value;
            }}
          />
        </>
      )}
      {joining.needsCode && (
        <Field
          label={words.joinCode()}
          fault={null}
          note={words.joinCodeNote()}
          maxLength={64}
          autocomplete="off"
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value;
          }}
        />
      )}
      {failure.value !== null && (
        <p class="text-anor" role="alert">
          {joinFailure(failure.value)}
        </p>
      )}
      <div>
        <Button type="submit" look="solid" aria-busy={isBusy.value}>
          {isBusy.value ? words.joinWait() : words.joinButton()}
        </Button>
      </div>
    </form>
  );
}

function askedWords({ title, by, least, counts }: NonNullable<Joining["qualification"]>): string {
  const asked = { title: inLocale(title), least: formatNumber(least) };
  if (by === "top") return words.joinFromTop(asked);
  return counts === "points" ? words.joinFromPoints(asked) : words.joinFromSolved(asked);
}

function joinFailure(failure: Failure): string {
  if (failure.kind === "unreachable") return words.joinFailed();
  if (failure.code === "registration.wrong_code") return words.wrongCode();
  if (failure.code === "registration.not_qualified")
    return failure.details.isFinal === true ? words.notQualified() : words.notFinalYet();
  if (failure.code === "registration.full") return words.joinFull();
  if (failure.code === "registration.closed") return words.joinClosed();
  return failureWords(failure).text;
}
