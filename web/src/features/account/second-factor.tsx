import type { FreshRecoveryCodes, SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { secondFactorResource } from "./account-resources.ts";
import { FactorSetUp } from "./factor-set-up.tsx";
import { proofFaultWords } from "./proof-form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";
import { TurnOffFactor } from "./turn-off-factor.tsx";

/** Where the owner stands in the matter of the second step. */
type Stage =
  | { readonly kind: "resting" }
  | { readonly kind: "setting-up"; readonly start: SecondFactorStart }
  | { readonly kind: "codes"; readonly codes: readonly string[] };

/** Turns two-step sign-in on and off, and hands out recovery codes. */
export function SecondFactor() {
  const state = useResource(secondFactorResource);
  const stage = useSignal<Stage>({ kind: "resting" });
  const failure = useSignal<string | null>(null);
  const userId = me.value?.userId;
  useEffect(() => {
    void secondFactorResource.refresh();
  }, [userId]);

  const fail = (failed: Failure) => {
    failure.value = isUnproven(failed) ? null : proofFaultWords(failed);
  };
  const begin = async () => {
    const answer = await callProven<SecondFactorStart>("POST", "/api/me/second-factor");
    if (answer.kind !== "ok") return fail(answer);
    failure.value = null;
    stage.value = { kind: "setting-up", start: answer.value };
  };
  const showCodes = (codes: readonly string[]) => {
    failure.value = null;
    stage.value = { kind: "codes", codes };
    void secondFactorResource.refresh();
  };
  const renew = async () => {
    const answer = await callProven<FreshRecoveryCodes>("POST", "/api/me/recovery-codes");
    if (answer.kind === "ok") showCodes(answer.value.recoveryCodes);
    else fail(answer);
  };
  const rest = () => {
    stage.value = { kind: "resting" };
  };

  if (stage.value.kind === "setting-up")
    return <FactorSetUp start={stage.value.start} onCancel={rest} onDone={showCodes} />;
  if (stage.value.kind === "codes") return <RecoveryCodeList codes={stage.value.codes} onSaved={rest} />;
  if (state.kind !== "ready") return <SkeletonRows count={2} height={38} />;
  const { since, recoveryCodesLeft: left } = state.value;
  return (
    <div class="grid max-w-[620px] justify-items-start gap-3">
      {since === null ? (
        <>
          <p>{words.offLead()}</p>
          <Button look="solid" onClick={() => void begin()}>
            {words.turnOn()}
          </Button>
        </>
      ) : (
        <>
          <p>{words.onSince({ since: formatDateTime(since) })}</p>
          <p class={left === 0 ? "text-zafar" : ""}>
            {left === 0 ? words.noCodesLeft() : words.codesLeft({ left })}
          </p>
          <Button onClick={() => void renew()}>{words.newCodes()}</Button>
          <TurnOffFactor onFailure={fail} />
        </>
      )}
      <p class="field-fault" role="alert">
        {failure.value}
      </p>
    </div>
  );
}
