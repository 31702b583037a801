import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/sign-up.ts";
import { Button } from "../../ui/button.tsx";
import { ownEmailResource } from "./account-resources.ts";

/** Tells whoever registered that their letter waits, and sends it again. Nothing for everybody else. */
export function PendingEmail() {
  const state = useResource(ownEmailResource);
  const told = useSignal<string | null>(null);
  const userId = me.value?.userId;
  useEffect(() => {
    void ownEmailResource.refresh();
  }, [userId]);
  if (state.kind !== "ready" || !state.value.mustConfirm || state.value.pendingEmail === null) return null;

  const resend = async () => {
    const answer = await callApi("POST", "/api/me/email/letter");
    const isTooOften = answer.kind === "refused" && answer.code === "request.rate_limited";
    told.value =
      answer.kind === "ok" ? words.resent() : isTooOften ? words.resendTooMany() : words.unreachable();
    if (answer.kind === "refused" && answer.code === "account.confirmed_already")
      void ownEmailResource.refresh();
  };
  return (
    <section class="pending-email" aria-labelledby="pending-email">
      <h2 id="pending-email">{words.pendingTitle()}</h2>
      <p class="mt-1 mb-3 max-w-[620px]">{words.pending({ email: state.value.pendingEmail })}</p>
      <Button onClick={() => void resend()}>{words.resend()}</Button>
      <p class="mt-2 min-h-[18px] text-13 text-ink-2" role="status">
        {told.value}
      </p>
    </section>
  );
}
