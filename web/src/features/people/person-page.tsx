import type { PersonView } from "@bilimdon/contracts/http/people";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/people.ts";
import { formatDate, formatDateTime } from "../../locale/format-date.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { roleWords } from "../../ui/role-words.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { DataActs } from "./data-acts.tsx";
import { DoorActs } from "./door-acts.tsx";
import { GrantList } from "./grant-list.tsx";
import { LostFactor } from "./lost-factor.tsx";
import { NameForm } from "./name-form.tsx";
import { personResource } from "./person-resource.ts";
import { RoleForm } from "./role-form.tsx";
import "./people.css";

interface PageShape {
  /** The router's own type names every address of the site, and most have a slug. */
  readonly params: { readonly slug: string; readonly userId?: string };
}

/** One account: who it is, what they may, and the acts of an admin on it. Support sees the same and changes less. */
export function PersonPage({ params: { userId = "" } }: PageShape) {
  const resource = personResource(userId);
  const state = useResource(resource);
  useTitle(state.kind === "ready" ? state.value.displayName : words.title());
  const again = () => void resource.refresh();
  if (state.kind === "failed")
    return (
      <div class="page page-narrow">
        <FailureNote failure={state.failure} onRetry={again} />
      </div>
    );
  if (state.kind === "loading")
    return (
      <div class="page page-narrow">
        <SkeletonRows count={6} height={64} />
      </div>
    );
  return <Person person={state.value} onChanged={again} />;
}

export interface PersonShape {
  readonly person: PersonView;
  onChanged(): void;
}

function Person({ person, onChanged }: PersonShape) {
  const isAdmin = me.value?.role === "admin";
  const shape = { person, onChanged };
  return (
    <div class="page page-narrow">
      <h1>{person.displayName}</h1>
      <p class="mt-1 mb-5 text-ink-2">
        {person.login}, {roleWords(person.role)}
        {person.isBlocked && <span class="text-anor">, {words.isBlocked()}</span>}
      </p>
      <dl class="hoshiya double-rule">
        <dt class="first">{words.account()}</dt>
        <dd class="first">
          <Facts person={person} />
          {isAdmin && <NameForm key={person.userId} {...shape} />}
        </dd>
        {isAdmin && (
          <>
            <dt>{words.role()}</dt>
            <dd>
              <RoleForm {...shape} />
            </dd>
            <dt>{words.grants()}</dt>
            <dd>
              <GrantList {...shape} />
            </dd>
          </>
        )}
        <dt>{words.access()}</dt>
        <dd>
          <DoorActs {...shape} isAdmin={isAdmin} />
        </dd>
        {isAdmin && (
          <>
            <dt>{words.secondFactor()}</dt>
            <dd>
              <LostFactor person={person} />
            </dd>
            <dt>{words.endings()}</dt>
            <dd>
              <DataActs person={person} />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Facts({ person }: { readonly person: PersonView }) {
  const { sessions, lastSeenAt, email, createdAt, userId } = person;
  return (
    <div class="mb-4 text-13 text-ink-2">
      <p>{email ?? words.noEmail()}</p>
      <p>
        {words.colSince()}: {formatDate(createdAt)}.{" "}
        {lastSeenAt === null
          ? words.never()
          : `${words.signedIn({ count: sessions })}. ${words.lastSeen({ at: formatDateTime(lastSeenAt) })}`}
      </p>
      <p class="font-code text-12">{userId}</p>
    </div>
  );
}
