import { loadSession, me } from "../../client/session.ts";
import * as words from "../../generated/messages/account.ts";
import { useTitle } from "../../ui/use-title.ts";
import { PasswordForm } from "./password-form.tsx";

/** Stands in place of every page while a password given by somebody else must be changed first. */
export function MustChangePage() {
  useTitle(words.mustChangeTitle());
  return (
    <div class="page page-narrow">
      <h1>{words.mustChangeTitle()}</h1>
      <p class="mt-1 mb-5 text-ink-2">{words.mustChangeText()}</p>
      <div class="double-rule pt-6">
        {/* With the session read anew, the page that was asked for is there. */}
        <PasswordForm login={me.value?.login ?? ""} onDone={() => void loadSession()} />
      </div>
    </div>
  );
}
