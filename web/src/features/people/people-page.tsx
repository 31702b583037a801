import type { PeoplePage as PeopleReply, PersonLine } from "@bilimdon/contracts/http/people";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { getApi } from "../../client/call-api.ts";
import { me } from "../../client/session.ts";
import { type Pages, usePages } from "../../client/use-pages.ts";
import * as words from "../../generated/messages/people.ts";
import { formatDate } from "../../locale/format-date.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { MoreRows } from "../../ui/more-rows.tsx";
import { roleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { NewPersonButton } from "./new-person.tsx";
import { PeopleStatistics } from "./people-statistics.tsx";
import { roleOptions } from "./role-select.tsx";
import "./people.css";

/** Typing is over when nothing was typed for so long. */
const typedMs = 250;

/** Every account: found by any spelling of a name, newest first. */
export function PeoplePage() {
  useTitle(words.title());
  const { query } = useLocation();
  const typed = useSignal("");
  const sought = useSignal("");
  const role = useSignal("");
  const state = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => {
      sought.value = typed.value.trim();
    }, typedMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const filter = new URLSearchParams(
    Object.entries({ q: sought.value, role: role.value, state: state.value }).filter(
      ([, value]) => value !== "",
    ),
  ).toString();
  const people = usePages<PersonLine>(filter, async (cursor) => {
    const after = cursor === null ? "" : `&cursor=${cursor}`;
    const answer = await getApi<PeopleReply>(`/api/people?${filter}${after}`);
    if (answer.kind !== "ok") return answer;
    return { kind: "ok", value: { rows: answer.value.people, next: answer.value.nextCursor } };
  });
  return (
    <div class="page">
      <div class="people-head">
        <h1>{words.title()}</h1>
        {me.value?.role === "admin" && <AdminLinks onMade={people.again} />}
      </div>
      <PeopleStatistics isOpen={"statistika" in query} />
      <search class="people-search">
        <input
          class="input"
          type="search"
          aria-label={words.search()}
          placeholder={words.search()}
          maxLength={80}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <Select
          label={words.roleFilter()}
          value={role.value}
          options={[{ value: "", text: words.allRoles() }, ...roleOptions()]}
          onChoose={(chosen) => {
            role.value = chosen;
          }}
        />
        <Select
          label={words.stateFilter()}
          value={state.value}
          options={[
            { value: "", text: words.allStates() },
            { value: "active", text: words.active() },
            { value: "blocked", text: words.blocked() },
          ]}
          onChoose={(chosen) => {
            state.value = chosen;
          }}
        />
        <p class="field-note">{words.searchNote()}</p>
      </search>
      <div class="double-rule">
        <PeopleTable people={people} />
      </div>
    </div>
  );
}

function AdminLinks({ onMade }: { onMade(): void }) {
  return (
    <>
      <ButtonLink href="/odamlar/jurnal">{words.toAudit()}</ButtonLink>
      <ButtonLink href="/odamlar/ikkinchi-bosqich">{words.toLostFactors()}</ButtonLink>
      <ButtonLink href="/odamlar/royxat">{words.toImport()}</ButtonLink>
      <NewPersonButton onMade={onMade} />
    </>
  );
}

function PeopleTable({ people }: { readonly people: Pages<PersonLine> }) {
  if (people.state === "loading") return <SkeletonRows count={12} height={38} />;
  if (people.state === "failed" && people.failure !== null)
    return <FailureNote failure={people.failure} onRetry={people.again} />;
  if (people.rows.length === 0)
    return (
      <div class="pt-6">
        <EmptyState title={words.emptyTitle()}>{words.emptyText()}</EmptyState>
      </div>
    );
  return (
    <>
      <table class="jadval people" aria-busy={people.isAsking}>
        <thead>
          <tr>
            <th>{words.colName()}</th>
            <th class="max-desk:hidden">{words.colLogin()}</th>
            <th>{words.colRole()}</th>
            <th class="max-desk:hidden">{words.colState()}</th>
            <th class="num max-desk:hidden">{words.colSince()}</th>
          </tr>
        </thead>
        <tbody>
          {people.rows.map((person) => (
            <Row key={person.userId} person={person} />
          ))}
        </tbody>
      </table>
      {people.hasMore && (
        <MoreRows isAsking={people.isAsking} hasFailed={people.failure !== null} onMore={people.more} />
      )}
    </>
  );
}

function Row({ person }: { readonly person: PersonLine }) {
  const { userId, displayName, login, role, isBlocked, createdAt } = person;
  const state = isBlocked ? words.isBlocked() : "";
  return (
    <tr data-link>
      <td>
        <a class="row-link" href={`/odamlar/${userId}`} aria-label={words.open({ name: displayName })}>
          {displayName}
        </a>
        <span class="desk:hidden block text-12 text-ink-2">
          {login} {isBlocked && <span class="is-blocked">{state}</span>}
        </span>
      </td>
      <td class="max-desk:hidden">{login}</td>
      <td>{roleWords(role)}</td>
      <td class="is-blocked max-desk:hidden">{state}</td>
      <td class="num max-desk:hidden">{formatDate(createdAt)}</td>
    </tr>
  );
}
