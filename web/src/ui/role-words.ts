import type { GrantedRole } from "@bilimdon/rules/access/grants";
import type { Role } from "@bilimdon/rules/access/roles";
import {
  admin,
  jury,
  proctor,
  runner,
  setter,
  student,
  support,
  teacher,
} from "../generated/messages/roles.ts";

const wordOf: Readonly<Record<Role | GrantedRole, () => string>> = {
  student,
  teacher,
  setter,
  jury,
  proctor,
  runner,
  support,
  admin,
};

/** A role as people call it: "Hakam". */
export function roleWords(role: Role | GrantedRole): string {
  return wordOf[role]();
}
