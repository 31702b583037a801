import { type Role, roles } from "@bilimdon/rules/access/roles";
import type { Signal } from "@preact/signals";
import * as words from "../../generated/messages/people.ts";
import { roleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";

/** The role an account has or shall have. */
export function RoleSelect({ role }: { readonly role: Signal<Role> }) {
  return (
    <Select
      label={words.role()}
      value={role.value}
      options={roleOptions()}
      onChoose={(chosen) => {
        role.value = chosen;
      }}
    />
  );
}

/** All roles by name, as a list offers them. */
export function roleOptions(): readonly { readonly value: Role; readonly text: string }[] {
  return roles.map((value) => ({ value, text: roleWords(value) }));
}
