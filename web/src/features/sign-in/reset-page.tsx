import { useState } from "preact/hooks";
import { readLetterKey } from "../../client/letter-key.ts";
import * as words from "../../generated/messages/letter-key.ts";
import { useTitle } from "../../ui/use-title.ts";
import { AskResetForm } from "./ask-reset-form.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";

/** A forgotten password: without a key, asks where to send one; with the key of the letter, sets a new password. */
export function ResetPage() {
  useTitle(words.resetTitle());
  const [key] = useState(() => readLetterKey(location.hash));
  return (
    <div class="page page-narrow">
      <h1>{words.resetTitle()}</h1>
      <p class="mt-1 mb-5 max-w-[620px] text-ink-2">{key === null ? words.askLead() : words.setLead()}</p>
      <div class="double-rule pt-6">
        {key === null ? <AskResetForm /> : <NewPasswordForm letterKey={key} />}
      </div>
    </div>
  );
}
