import type { Credential } from "@bilimdon/contracts/http/people";
import { useSignal } from "@preact/signals";
import type { Answer } from "../../client/call-api.ts";
import { me } from "../../client/session.ts";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { CredentialSheet } from "./credential-sheet.tsx";
import type { PersonShape } from "./person-page.tsx";
import { ReasonButton } from "./reason-dialog.tsx";

/** Letting in, keeping out, signing out, and going in their place. */
export function DoorActs({ person, onChanged, isAdmin }: PersonShape & { readonly isAdmin: boolean }) {
  const { userId, isBlocked, role } = person;
  const made = useSignal<Credential | null>(null);
  const put = (last: string, body: unknown) => callProven("PUT", `/api/people/${userId}/${last}`, body);
  const post = (last: string, body: unknown) => callProven("POST", `/api/people/${userId}/${last}`, body);
  const isSelf = me.value?.userId === userId;
  return (
    <>
      <div class="person-acts">
        {role === "admin" && !isAdmin ? (
          <p class="text-13 text-ink-2">{words.adminsOnly()}</p>
        ) : (
          <ReasonButton
            word={words.endSessions()}
            text={words.endSessionsText()}
            act={(reason) => post("end-sessions", { reason })}
            onDone={onChanged}
          />
        )}
        {isAdmin && role === "student" && (
          <ReasonButton
            word={words.newPassword()}
            text={words.newPasswordText()}
            act={async (reason) => {
              const answer = await givePassword(userId, reason);
              if (answer.kind === "ok") made.value = answer.value.credentials[0] ?? null;
              return answer;
            }}
            onDone={onChanged}
          />
        )}
        {isAdmin && !isSelf && (
          <ReasonButton
            isDanger={!isBlocked}
            word={isBlocked ? words.unblock() : words.block()}
            text={isBlocked ? words.unblockText() : words.blockText()}
            act={(reason) => put("block", { isBlocked: !isBlocked, reason })}
            onDone={onChanged}
          />
        )}
        {isAdmin && !isSelf && role !== "admin" && !isBlocked && (
          <ReasonButton
            word={words.impersonate()}
            text={words.impersonateText()}
            act={(reason) => post("impersonation", { reason })}
            // Another person from here on: everything the page knows is of the one before.
            onDone={() => location.assign("/")}
          />
        )}
      </div>
      {made.value !== null && (
        <div class="mt-4" role="status">
          <p class="text-13 text-ink-2">{words.passwordOnce()}</p>
          <CredentialSheet credential={made.value} />
        </div>
      )}
    </>
  );
}

function givePassword(userId: string, reason: string): Promise<Answer<{ credentials: Credential[] }>> {
  return callProven("POST", "/api/people/credentials", { userIds: [userId], reason });
}
