import type { participantList } from "@bilimdon/contracts/http/contest-participants";
import type { z } from "zod";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/director.ts";
import { resultFault } from "../../ui/result-fault.ts";
import { say } from "../../ui/toasts.tsx";

type Group = z.infer<typeof participantList>["groups"][number];

interface GroupsShape {
  readonly slug: string;
  readonly groups: readonly Group[];
  onChanged(): void;
}

/** Where each group's lines stand on the board, and whether the public sees them. */
export function GroupOrders({ slug, groups, onChanged }: GroupsShape) {
  if (groups.length === 0) return null;
  const change = async (group: Group, wish: Partial<Pick<Group, "sortOrder" | "isHidden">>) => {
    const path = `/api/contests/${encodeURIComponent(slug)}/groups/${group.groupId}`;
    const answer = await callApi("PATCH", path, wish);
    say(answer.kind === "ok" ? words.groupChanged({ name: group.name }) : resultFault(answer));
    onChanged();
  };
  return (
    <section class="director-groups">
      <h2>{words.groups()}</h2>
      <p class="director-sub">{words.groupsText()}</p>
      <table class="jadval jadval-lines director-orders">
        <thead>
          <tr>
            <th scope="col">{words.group()}</th>
            <th scope="col">{words.order()}</th>
            <th scope="col">{words.hiddenGroup()}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.groupId}>
              <th scope="row">
                {group.name} <span class="director-sub">{words.lineCount({ count: group.count })}</span>
              </th>
              <td>
                <PhoneHead text={words.order()} />
                <input
                  class="input input-small director-order"
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={1_000}
                  aria-label={words.orderOf({ name: group.name })}
                  value={group.sortOrder}
                  onChange={(event) =>
                    void change(group, { sortOrder: Math.trunc(Number(event.currentTarget.value)) })
                  }
                />
              </td>
              <td>
                <PhoneHead text={words.hiddenGroup()} />
                <input
                  type="checkbox"
                  aria-label={words.hiddenOf({ name: group.name })}
                  checked={group.isHidden}
                  onChange={(event) => void change(group, { isHidden: event.currentTarget.checked })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The head of a column beside its cell: on a phone the table has none that is seen. */
function PhoneHead({ text }: { readonly text: string }) {
  return (
    <span aria-hidden="true" class="desk:hidden mr-2 text-13 text-ink-2">
      {text}
    </span>
  );
}
