import type { PenaltyAdjustment, PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/adjustments.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { resultFault } from "../../ui/result-fault.ts";
import { say } from "../../ui/toasts.tsx";
import { amountWords } from "./amount-words.ts";

interface ListShape {
  readonly list: PenaltyAdjustmentList;
  onChanged(list: PenaltyAdjustmentList): void;
}

/** Everything the jury added to totals, with who and why; each can be taken back, and stays to be read. */
export function AdjustmentList({ list, onChanged }: ListShape) {
  if (list.adjustments.length === 0) return null;
  const withdraw = async ({ adjustmentId, participantName }: PenaltyAdjustment) => {
    const answer = await callApi<PenaltyAdjustmentList>("DELETE", `/api/adjustments/${adjustmentId}`);
    if (answer.kind !== "ok") return say(resultFault(answer));
    say(words.withdrawn({ name: participantName }));
    onChanged(answer.value);
  };
  return (
    <section class="director-groups">
      <h2>{words.title()}</h2>
      <table class="jadval jadval-lines">
        <thead>
          <tr>
            <th scope="col">{words.line()}</th>
            <th scope="col">{words.amount()}</th>
            <th scope="col">{words.reason()}</th>
            <th>
              <span class="said">{words.withdraw()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.adjustments.map((one) => (
            <tr key={one.adjustmentId} class={one.withdrawnAt === null ? undefined : "director-past"}>
              <th scope="row">{one.participantName}</th>
              <td>
                <span class="whitespace-nowrap">{amountWords(list.unit, one.amount)}</span>
              </td>
              <td>
                {one.reason}
                <span class="director-why">{writtenBy(one)}</span>
              </td>
              <td>
                {one.withdrawnAt === null && (
                  <Button
                    isSmall
                    aria-label={words.withdrawOf({ name: one.participantName })}
                    onClick={() => void withdraw(one)}
                  >
                    {words.withdraw()}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function writtenBy({ givenBy, givenAt, withdrawnBy, withdrawnAt }: PenaltyAdjustment): string {
  const given = words.given({ who: givenBy, when: formatDateTime(givenAt) });
  if (withdrawnAt === null) return given;
  return `${given} ${words.takenBack({ who: withdrawnBy ?? "", when: formatDateTime(withdrawnAt) })}`;
}
