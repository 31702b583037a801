import type { PeopleStatistics as Statistics } from "@bilimdon/contracts/http/people-statistics";
import { useSignal } from "@preact/signals";
import { callApi, getApi } from "../../client/call-api.ts";
import { makeResource, useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/people-statistics.ts";
import { formatDateTime, formatTimeOfDay, isSameDay } from "../../locale/format-date.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { roleWords } from "../../ui/role-words.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Registrations } from "./registrations.tsx";
import "./people-statistics.css";

const path = "/api/people/statistics";
const resource = makeResource(() => getApi<Statistics>(path));

/** How many accounts there are of which kind; asked for when it is opened. */
export function PeopleStatistics({ isOpen }: { readonly isOpen: boolean }) {
  const open = useSignal(isOpen);
  return (
    <details
      class="people-statistics"
      open={open.value}
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{words.title()}</summary>
      {open.value && <Opened />}
    </details>
  );
}

function Opened() {
  const state = useResource(resource);
  if (state.kind === "loading") return <SkeletonRows count={8} height={38} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const { value } = state;
  return (
    <>
      <CountLine statistics={value} />
      {value.countedAt !== null && (
        <div class="statistics-parts">
          <ByRole statistics={value} />
          <Registrations days={value.registrations} />
          <ByOrganisation statistics={value} />
        </div>
      )}
    </>
  );
}

/** As of when, and counting anew. */
function CountLine({ statistics: { countedAt, people } }: { readonly statistics: Statistics }) {
  const isCounting = useSignal(false);
  const outcome = useSignal("");
  const countAgain = async () => {
    if (isCounting.value) return;
    isCounting.value = true;
    // Emptied, or the same words said a second time would not be heard.
    outcome.value = "";
    const answer = await callApi<Statistics>("POST", path);
    isCounting.value = false;
    if (answer.kind !== "ok") {
      outcome.value = words.notCountedAgain();
      return;
    }
    outcome.value = answer.value.countedAt === countedAt ? words.justCounted() : words.countedAgain();
    resource.put(answer.value);
  };
  return (
    <div class="statistics-line">
      <p>{countedAt === null ? words.notCounted() : words.asOf({ count: people, at: timeOf(countedAt) })}</p>
      <Button isSmall isBusy={isCounting.value} onClick={countAgain}>
        {words.countAgain()}
      </Button>
      <p class="field-note" role="status">
        {outcome.value}
      </p>
    </div>
  );
}

function timeOf(at: number): string {
  return isSameDay(at, Date.now()) ? formatTimeOfDay(at) : formatDateTime(at);
}

function ByRole({ statistics: { byRole, people } }: { readonly statistics: Statistics }) {
  const blocked = byRole.reduce((sum, one) => sum + one.blocked, 0);
  return (
    <section>
      <h2>{words.byRole()}</h2>
      <table class="jadval">
        <thead>
          <tr>
            <th>{words.role()}</th>
            <th class="num">{words.active()}</th>
            <th class="num">{words.blocked()}</th>
          </tr>
        </thead>
        <tbody>
          {byRole.map((one) => (
            <tr key={one.role}>
              <th scope="row">{roleWords(one.role)}</th>
              <td class="num">{formatNumber(one.active)}</td>
              <td class="num">{formatNumber(one.blocked)}</td>
            </tr>
          ))}
          <tr class="statistics-sum">
            <th scope="row">{words.all()}</th>
            <td class="num">{formatNumber(people - blocked)}</td>
            <td class="num">{formatNumber(blocked)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function ByOrganisation({ statistics }: { readonly statistics: Statistics }) {
  const { organisations, otherOrganisations, withoutOrganisation } = statistics;
  return (
    <section class="organisations">
      <h2>{words.organisations()}</h2>
      <p class="field-note">{words.organisationsNote()}</p>
      <table class="jadval">
        <thead>
          <tr>
            <th>{words.organisation()}</th>
            <th class="num">{words.people()}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map(({ name, people }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="num">{formatNumber(people)}</td>
            </tr>
          ))}
          {otherOrganisations.organisations > 0 && (
            <tr class="statistics-rest">
              <th scope="row">{words.others({ count: otherOrganisations.organisations })}</th>
              <td class="num">{formatNumber(otherOrganisations.people)}</td>
            </tr>
          )}
          <tr class="statistics-rest">
            <th scope="row">{words.none()}</th>
            <td class="num">{formatNumber(withoutOrganisation)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
