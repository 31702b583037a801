import type { SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import { callProven, isUnproven, type ProofAsked } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { secondFactorResource } from "./account-resources.ts";
import { FactorSetUp } from "./factor-set-up.tsx";
import { proofFaultWords } from "./proof-form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import "./account.css";

type Stage =
  | { readonly kind: "lead" }
  | { readonly kind: "setting-up"; readonly start: SecondFactorStart }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

/** A second factor set up in the middle of an act that asks for one; the act goes on when it is there. */
export function FactorDialog({ asked }: { readonly asked: ProofAsked | null }) {
  const stage = useSignal<Stage>({ kind: "lead" });
  const fault = useSignal<string | null>(null);
  const begin = async () => {
    const answer = await callProven<SecondFactorStart>("POST", "/api/me/second-factor");
    if (answer.kind === "ok") stage.value = { kind: "setting-up", start: answer.value };
    else fault.value = isUnproven(answer) ? null : proofFaultWords(answer);
  };
  const close = () => {
    // Hidden while a password is asked: nothing is over yet.
    if (asked === null) return;
    // Once the codes are shown the factor is on: there is nothing left to call off.
    const isOn = stage.value.kind === "codes";
    stage.value = { kind: "lead" };
    fault.value = null;
    asked.end(isOn);
  };
  return (
    <Dialog
      isOpen={asked !== null}
      title={words.factorTitle()}
      onClose={close}
      actions={
        stage.value.kind === "lead" && (
          <>
            <Button onClick={close}>{words.cancel()}</Button>
            <Button look="solid" onClick={() => void begin()}>
              {words.setUp()}
            </Button>
          </>
        )
      }
    >
      {stage.value.kind === "lead" && (
        <div class="mt-2 grid gap-2 text-ink-2">
          <p>{words.factorLead()}</p>
          <p class="field-fault" role="alert">
            {fault.value}
          </p>
        </div>
      )}
      {stage.value.kind !== "lead" && (
        <div class="mt-4">
          {stage.value.kind === "codes" ? (
            <RecoveryCodeList codes={stage.value.codes} onSaved={close} />
          ) : (
            <FactorSetUp
              start={stage.value.start}
              onCancel={close}
              onDone={(codes) => {
                stage.value = { kind: "codes", codes };
                void secondFactorResource.refresh();
              }}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}
