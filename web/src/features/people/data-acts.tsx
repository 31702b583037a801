import { useSignal } from "@preact/signals";
import { saveFile } from "../../client/save-file.ts";
import { me } from "../../client/session.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { say } from "../../ui/toasts.tsx";
import type { PersonShape } from "./person-page.tsx";
import { ReasonButton } from "./reason-dialog.tsx";

/** A copy of everything, two accounts made one, and forgetting. */
export function DataActs({ person }: Pick<PersonShape, "person">) {
  const { userId } = person;
  const into = useSignal("");
  return (
    <div class="person-acts">
      <Button onClick={() => void download(userId)}>{words.exportData()}</Button>
      {me.value?.userId !== userId && (
        <>
          <ReasonButton
            isDanger
            word={words.merge()}
            text={words.mergeText()}
            act={(reason) =>
              callProven("POST", `/api/people/${userId}/merge`, { intoUserId: into.value.trim(), reason })
            }
            onDone={() => location.assign(`/odamlar/${into.value.trim()}`)}
          >
            <Field
              label={words.mergeInto()}
              fault={null}
              maxLength={40}
              value={into.value}
              onInput={(event) => {
                into.value = event.currentTarget.value;
              }}
            />
          </ReasonButton>
          <ReasonButton
            isDanger
            word={words.erase()}
            text={words.eraseText()}
            act={(reason) => callProven("POST", `/api/people/${userId}/erasure`, { reason })}
            onDone={() => location.assign("/odamlar")}
          />
        </>
      )}
    </div>
  );
}

async function download(userId: string): Promise<void> {
  const answer = await callProven<unknown>("POST", `/api/people/${userId}/export`);
  if (answer.kind !== "ok") {
    if (!isUnproven(answer)) say(words.failed());
    return;
  }
  saveFile(`bilimdon-${userId}.json`, JSON.stringify(answer.value, null, 2), "application/json");
}
