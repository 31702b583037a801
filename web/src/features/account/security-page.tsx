import { me } from "../../client/session.ts";
import { password } from "../../generated/messages/account.ts";
import * as words from "../../generated/messages/security.ts";
import { AccountFrame } from "./account-frame.tsx";
import { ownSessionsResource } from "./account-resources.ts";
import { PasswordForm } from "./password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";

/** What stands between the account and a stranger: the password and the second step. */
export function SecurityPage() {
  return (
    <AccountFrame here="/hisob/xavfsizlik">
      <dl class="hoshiya double-rule">
        <dt class="first">{words.title()}</dt>
        <dd class="first">
          <SecondFactor />
        </dd>
        <dt>{password()}</dt>
        <dd>
          <PasswordForm login={me.value?.login ?? ""} onDone={() => void ownSessionsResource.refresh()} />
        </dd>
      </dl>
    </AccountFrame>
  );
}
