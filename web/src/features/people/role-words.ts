import type { Role } from "@bilimdon/rules/access/roles";
import * as words from "../../generated/messages/people.ts";

const roleWord: Readonly<Record<Role, () => string>> = {
  student: words.roleStudent,
  teacher: words.roleTeacher,
  setter: words.roleSetter,
  jury: words.roleJury,
  proctor: words.roleProctor,
  support: words.roleSupport,
  admin: words.roleAdmin,
};

export function roleWords(role: Role): string {
  return roleWord[role]();
}

export const roleOptions = (): readonly { readonly value: Role; readonly text: string }[] =>
  (["student", "teacher", "setter", "jury", "proctor", "support", "admin"] as const).map((value) => ({
    value,
    text: roleWords(value),
  }));
