import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/account.ts";
import { title as avatarTitle } from "../../generated/messages/avatar.ts";
import { AccountFrame } from "./account-frame.tsx";
import { AvatarForm } from "./avatar-form.tsx";
import { EmailForm } from "./email-form.tsx";
import { PendingEmail } from "./pending-email.tsx";

/** Who one is here, and where letters go. */
export function AccountPage() {
  const person = me.value;
  return (
    <AccountFrame here="/hisob">
      <PendingEmail />
      <dl class="hoshiya double-rule">
        <dt class="first">{words.who()}</dt>
        <dd class="first">
          <p class="font-medium">{person?.displayName}</p>
          <p class="text-13 text-ink-2">
            {words.login()}: {person?.login}
          </p>
        </dd>
        <dt>{avatarTitle()}</dt>
        <dd>
          <AvatarForm />
        </dd>
        <dt>{words.email()}</dt>
        <dd>
          <EmailForm />
        </dd>
      </dl>
    </AccountFrame>
  );
}
