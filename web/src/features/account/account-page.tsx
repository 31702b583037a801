import { useEffect } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/account.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ownSessionsResource } from "./account-resources.ts";
import { EmailForm } from "./email-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { PendingEmail } from "./pending-email.tsx";
import { SessionList } from "./session-list.tsx";
import "./account.css";

/** One's own account: who one is here, the password, and every device one is signed in on. */
export function AccountPage() {
  useTitle(words.title());
  const state = useResource(ownSessionsResource);
  const person = me.value;
  useEffect(() => {
    void ownSessionsResource.refresh();
  }, [person?.userId]);
  if (state.kind === "failed")
    return (
      <div class="page page-narrow">
        <FailureNote failure={state.failure} onRetry={() => void ownSessionsResource.refresh()} />
      </div>
    );
  return (
    <div class="page page-narrow">
      <h1 class="mb-5">{words.title()}</h1>
      <PendingEmail />
      <dl class="hoshiya double-rule">
        <dt class="first">{words.who()}</dt>
        <dd class="first">
          <p class="font-medium">{person?.displayName}</p>
          <p class="text-13 text-ink-2">
            {words.login()}: {person?.login}
          </p>
        </dd>
        <dt>{words.password()}</dt>
        <dd>
          <PasswordForm login={person?.login ?? ""} />
        </dd>
        <dt>{words.email()}</dt>
        <dd>
          <EmailForm />
        </dd>
        <dt>{words.sessions()}</dt>
        <dd>
          {state.kind === "loading" ? (
            <SkeletonRows count={3} height={64} />
          ) : (
            <SessionList sessions={state.value.sessions} />
          )}
        </dd>
      </dl>
    </div>
  );
}
