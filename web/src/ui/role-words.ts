import type { Role } from "@bilimdon/rules/access/roles";
import { admin, jury, proctor, setter, student, support, teacher } from "../generated/messages/roles.ts";

const wordOf: Readonly<Record<Role, () => string>> = {
  student,
  teacher,
  setter,
  jury,
  proctor,
  support,
  admin,
};

/** A role as people call it: "Hakam". */
export function roleWords(role: Role): string {
  return wordOf[role]();
}
