import type { Role } from "@bilimdon/rules/access/roles";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/people.ts";
import { Select } from "../../ui/select.tsx";
import type { PersonShape } from "./person-page.tsx";
import { ReasonButton } from "./reason-dialog.tsx";
import { roleOptions, roleWords } from "./role-words.ts";

/** The role chosen inside the dialog, so that nothing changes by touching a list. */
export function RoleForm({ person, onChanged }: PersonShape) {
  const role = useSignal<Role>(person.role);
  return (
    <div class="flex flex-wrap items-center gap-4">
      <p>{roleWords(person.role)}</p>
      <ReasonButton
        word={words.changeRole()}
        text={roleWords(person.role)}
        act={(reason) => callApi("PUT", `/api/people/${person.userId}/role`, { role: role.value, reason })}
        onDone={onChanged}
      >
        <Select
          label={words.role()}
          value={role.value}
          options={roleOptions()}
          onChoose={(chosen) => {
            role.value = chosen;
          }}
        />
      </ReasonButton>
    </div>
  );
}
