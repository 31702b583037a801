import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import { forgetSession } from "../../client/session.ts";
import * as words from "../../generated/messages/account.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toasts.tsx";

/** Ends every session of the person, after a question; this page then starts anew as a guest's. */
export function SignOutEverywhere() {
  const isAsking = useSignal(false);
  const close = () => {
    isAsking.value = false;
  };
  const leave = async () => {
    close();
    const answer = await callApi("DELETE", "/api/me/sessions");
    if (answer.kind !== "ok") return say(words.closeFailed());
    forgetSession();
    location.assign("/kirish");
  };
  return (
    <>
      <Button
        look="danger"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {words.everywhere()}
      </Button>
      <Dialog
        isOpen={isAsking.value}
        title={words.everywhere()}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{words.cancel()}</Button>
            <Button look="danger" onClick={() => void leave()}>
              {words.everywhere()}
            </Button>
          </>
        }
      >
        <p>{words.everywhereText()}</p>
      </Dialog>
    </>
  );
}
