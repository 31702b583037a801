import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/hosts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toasts.tsx";
import { judgeHostsResource } from "./judge-hosts-resource.ts";

interface SwitchShape {
  readonly host: JudgeHostView;
  readonly isLast: boolean;
}

/** Drains a host or lets it take jobs again, after a question. */
export function HostSwitch({ host, isLast }: SwitchShape) {
  const isAsking = useSignal(false);
  const { name } = host;
  const isEnabled = host.state === "enabled";
  const close = () => {
    isAsking.value = false;
  };
  const change = async () => {
    close();
    const state = isEnabled ? "drained" : "enabled";
    const answer = await callApi("PATCH", `/api/judge-hosts/${host.hostId}`, { state });
    say(answer.kind === "ok" ? words.changed({ name }) : words.changeFailed({ name }));
    void judgeHostsResource.refresh();
  };
  return (
    <>
      <Button
        isSmall
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {isEnabled ? words.drain() : words.enable()}
      </Button>
      <Dialog
        isOpen={isAsking.value}
        title={isEnabled ? words.drainTitle({ name }) : words.enableTitle({ name })}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{words.cancel()}</Button>
            <Button look={isEnabled ? "danger" : "solid"} onClick={() => void change()}>
              {isEnabled ? words.drain() : words.enable()}
            </Button>
          </>
        }
      >
        <p>{isEnabled ? words.drainText() : words.enableText()}</p>
        {isEnabled && isLast && <p class="text-anor">{words.drainLast()}</p>}
      </Dialog>
    </>
  );
}
