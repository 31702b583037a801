import type { ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { useState } from "preact/hooks";
import { callApi } from "../client/call-api.ts";
import * as words from "../generated/messages/director.ts";
import { Button } from "./button.tsx";
import { clockFault } from "./clock-fault.ts";
import { Dialog } from "./dialog.tsx";
import { say } from "./toasts.tsx";

interface DialogShape {
  readonly slug: string;
  readonly kind: "freeze" | "thaw";
  onChanged(clock: ContestClock): void;
  onClose(): void;
}

const changes = {
  freeze: { title: words.freeze, text: words.freezeText, wish: { kind: "freeze" } },
  thaw: { title: words.thaw, text: words.thawText, wish: { kind: "thaw", at: null } },
} as const;

/** Freezes or opens the public's board, wherever it is asked for: says what that will do before it is done. */
export function FreezeDialog({ slug, kind, onChanged, onClose }: DialogShape) {
  const [fault, setFault] = useState<string | null>(null);
  const { title, text, wish } = changes[kind];
  const change = async () => {
    const path = `/api/contests/${encodeURIComponent(slug)}/clock`;
    const answer = await callApi<ContestClock>("POST", path, wish);
    if (answer.kind !== "ok") return setFault(clockFault(answer));
    say(words.clockChanged());
    onChanged(answer.value);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={title()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look={kind === "thaw" ? "danger" : "solid"} onClick={() => void change()}>
            {title()}
          </Button>
        </>
      }
    >
      <p>{text()}</p>
      {fault !== null && (
        <p class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
