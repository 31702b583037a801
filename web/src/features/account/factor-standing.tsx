import type { SecondFactorState } from "@bilimdon/contracts/http/second-factor";
import type { Failure } from "../../client/call-api.ts";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/security.ts";
import * as smsWords from "../../generated/messages/sms.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { secondFactorResource } from "./account-resources.ts";
import { TurnOffFactor } from "./turn-off-factor.tsx";

interface StandingShape {
  readonly state: SecondFactorState;
  onGenerator(): void;
  onPhone(): void;
  onNewCodes(): void;
  onFailure(failure: Failure): void;
}

/** What the second step is made of today, and what can be changed in it. */
export function FactorStanding(shape: StandingShape) {
  const { state, onGenerator, onPhone } = shape;
  if (state.isOn) return <FactorOn {...shape} />;
  return (
    <>
      <p>{words.offLead()}</p>
      <div class="flex flex-wrap gap-2">
        <Button look="solid" onClick={onGenerator}>
          {words.turnOn()}
        </Button>
        {state.isSmsOffered && <Button onClick={onPhone}>{smsWords.turnOn()}</Button>}
      </div>
      {state.isSmsOffered && <p class="text-13 text-ink-2">{smsWords.appIsSafer()}</p>}
    </>
  );
}

function FactorOn({ state, onGenerator, onPhone, onNewCodes, onFailure }: StandingShape) {
  const { since, phone, isSmsOffered, recoveryCodesLeft: left } = state;
  return (
    <>
      {since === null ? (
        <div class="grid justify-items-start gap-2">
          <p>{words.noGenerator()}</p>
          <Button onClick={onGenerator}>{words.addGenerator()}</Button>
        </div>
      ) : (
        <p>{words.onSince({ since: formatDateTime(since) })}</p>
      )}
      {phone !== null && <Phone phone={phone} onPhone={onPhone} onFailure={onFailure} />}
      {phone === null && isSmsOffered && <Button onClick={onPhone}>{smsWords.add()}</Button>}
      <p class={left === 0 ? "text-zafar" : ""}>
        {left === 0 ? words.noCodesLeft() : words.codesLeft({ left })}
      </p>
      <Button onClick={onNewCodes}>{words.newCodes()}</Button>
      <TurnOffFactor onFailure={onFailure} />
    </>
  );
}

interface PhoneShape {
  readonly phone: NonNullable<SecondFactorState["phone"]>;
  onPhone(): void;
  onFailure(failure: Failure): void;
}

function Phone({ phone, onPhone, onFailure }: PhoneShape) {
  const remove = async () => {
    const answer = await callProven("DELETE", "/api/me/phone");
    if (answer.kind !== "ok") return onFailure(answer);
    say(smsWords.removed());
    void secondFactorResource.refresh();
  };
  return (
    <div class="grid justify-items-start gap-2">
      <p>{smsWords.phone({ ending: phone.ending, since: formatDateTime(phone.since) })}</p>
      <div class="flex flex-wrap gap-2">
        <Button onClick={onPhone}>{smsWords.change()}</Button>
        <Button onClick={() => void remove()}>{smsWords.remove()}</Button>
      </div>
    </div>
  );
}
