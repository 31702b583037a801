import type { FreshRecoveryCodes, SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as smsWords from "../../generated/messages/sms.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { say } from "../../ui/toasts.tsx";
import { secondFactorResource } from "./account-resources.ts";
import { FactorSetUp } from "./factor-set-up.tsx";
import { FactorStanding } from "./factor-standing.tsx";
import { PhoneSetUp } from "./phone-set-up.tsx";
import { proofFaultWords } from "./proof-form.tsx";
import { RecoveryCodeList } from "./recovery-code-list.tsx";

/** Where the owner stands in the matter of the second step. */
type Stage =
  | { readonly kind: "resting" }
  | { readonly kind: "setting-up"; readonly start: SecondFactorStart }
  | { readonly kind: "phone" }
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
  const endPhone = (codes: readonly string[]) => {
    say(smsWords.added());
    if (codes.length > 0) return showCodes(codes);
    rest();
    void secondFactorResource.refresh();
  };

  if (stage.value.kind === "setting-up")
    return <FactorSetUp start={stage.value.start} onCancel={rest} onDone={showCodes} />;
  if (stage.value.kind === "phone") return <PhoneSetUp onCancel={rest} onDone={endPhone} />;
  if (stage.value.kind === "codes") return <RecoveryCodeList codes={stage.value.codes} onSaved={rest} />;
  if (state.kind !== "ready") return <SkeletonRows count={2} height={38} />;
  return (
    <div class="grid max-w-[620px] justify-items-start gap-3">
      <FactorStanding
        state={state.value}
        onGenerator={() => void begin()}
        onPhone={() => {
          stage.value = { kind: "phone" };
        }}
        onNewCodes={() => void renew()}
        onFailure={fail}
      />
      <p class="field-fault" role="alert">
        {failure.value}
      </p>
    </div>
  );
}
