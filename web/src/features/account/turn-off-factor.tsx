import { useSignal } from "@preact/signals";
import type { Failure } from "../../client/call-api.ts";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toasts.tsx";
import { secondFactorResource } from "./account-resources.ts";

/** Turns the second step off, after a question. */
export function TurnOffFactor({ onFailure }: { onFailure(failure: Failure): void }) {
  const isAsking = useSignal(false);
  const close = () => {
    isAsking.value = false;
  };
  const turnOff = async () => {
    close();
    const answer = await callProven("DELETE", "/api/me/second-factor");
    if (answer.kind !== "ok") return onFailure(answer);
    say(words.turnedOff());
    void secondFactorResource.refresh();
  };
  return (
    <>
      <Button
        look="danger"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {words.turnOff()}
      </Button>
      <Dialog
        isOpen={isAsking.value}
        title={words.turnOff()}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{words.cancel()}</Button>
            <Button look="danger" onClick={() => void turnOff()}>
              {words.turnOff()}
            </Button>
          </>
        }
      >
        <p>{words.turnOffText()}</p>
      </Dialog>
    </>
  );
}
