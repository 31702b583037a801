import { me } from "../../client/session.ts";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/lost-factor.ts";
import type { PersonShape } from "./person-page.tsx";
import { ReasonButton } from "./reason-dialog.tsx";

/** How two-step sign-in stands with somebody, and the first admin's part in taking a lost one off. */
export function LostFactor({ person }: Pick<PersonShape, "person">) {
  const { userId, hasSecondFactor } = person;
  if (!hasSecondFactor) return <p>{words.isOff()}</p>;
  return (
    <div class="grid justify-items-start gap-3">
      <p>
        {words.isOn()} <a href="/odamlar/ikkinchi-bosqich">{words.toWaiting()}</a>
      </p>
      {me.value?.userId !== userId && (
        <ReasonButton
          word={words.ask()}
          text={words.askText()}
          leastReason={10}
          act={(reason) => callProven("POST", `/api/users/${userId}/second-factor-removal`, { reason })}
          onDone={() => location.assign("/odamlar/ikkinchi-bosqich")}
        />
      )}
    </div>
  );
}
