import type { Role } from "@bilimdon/rules/access/roles";
import { useSignal } from "@preact/signals";
import { callProven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { roleWords } from "../../ui/role-words.ts";
import type { PersonShape } from "./person-page.tsx";
import { ReasonButton } from "./reason-dialog.tsx";
import { RoleSelect } from "./role-select.tsx";

/** The role chosen inside the dialog, so that nothing changes by touching a list. */
export function RoleForm({ person, onChanged }: PersonShape) {
  const role = useSignal<Role>(person.role);
  return (
    <div class="flex flex-wrap items-center gap-4">
      <p>{roleWords(person.role)}</p>
      <ReasonButton
        word={words.changeRole()}
        text={words.changeRoleText({ role: roleWords(person.role) })}
        act={(reason) => callProven("PUT", `/api/people/${person.userId}/role`, { role: role.value, reason })}
        onDone={onChanged}
      >
        <RoleSelect role={role} />
      </ReasonButton>
    </div>
  );
}
