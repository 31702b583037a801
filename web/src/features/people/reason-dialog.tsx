import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Answer, Failure } from "../../client/call-api.ts";
import { isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { say } from "../../ui/toasts.tsx";

interface ReasonShape {
  /** On the button that opens it, its title and the button that does it. */
  readonly word: string;
  readonly text: string;
  readonly isDanger?: boolean;
  /** Signs the reason has at least; 3 when not said. */
  readonly leastReason?: number;
  readonly children?: ComponentChildren;
  act(reason: string): Promise<Answer<unknown>>;
  onDone(): void;
}

const refusals: Readonly<Record<string, () => string>> = {
  "user.last_admin": words.lastAdmin,
  "user.not_oneself": words.notOneself,
  "user.not_staff": words.notStaff,
  "user.share_contest": words.shareContest,
  // The account it is about, or the other of two that become one, whose id is typed.
  "thing.not_found": words.mergeMissing,
  "request.malformed": words.mergeMissing,
};

function refusalWords(failure: Failure): string {
  return ((failure.kind === "refused" && refusals[failure.code]) || words.failed)();
}

/** A button that asks why before it does what an admin does to somebody's account. */
export function ReasonButton(shape: ReasonShape) {
  const { word, text, isDanger = false, leastReason = 3, children, act, onDone } = shape;
  const isOpen = useSignal(false);
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const close = () => {
    isOpen.value = false;
  };
  const run = async () => {
    if (reason.value.trim().length < leastReason) {
      fault.value = words.reasonFault({ least: leastReason });
      return;
    }
    const answer = await act(reason.value.trim());
    if (answer.kind === "ok") {
      say(words.done());
      close();
      onDone();
    } else fault.value = isUnproven(answer) ? null : refusalWords(answer);
  };
  return (
    <>
      <Button
        onClick={() => {
          reason.value = "";
          fault.value = null;
          isOpen.value = true;
        }}
      >
        {word}
      </Button>
      {isOpen.value && (
        <Dialog
          isOpen
          title={word}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{words.cancel()}</Button>
              <Button look={isDanger ? "danger" : "solid"} onClick={() => void run()}>
                {word}
              </Button>
            </>
          }
        >
          <p class="mb-4">{text}</p>
          <div class="person-form">
            {children}
            <ReasonField label={words.reason()} reason={reason} fault={fault} />
          </div>
        </Dialog>
      )}
    </>
  );
}
