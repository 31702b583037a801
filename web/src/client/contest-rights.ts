import type { Act } from "@bilimdon/rules/access/permit";
import { contestResource } from "./contest-resource.ts";
import { isOperator, me } from "./session.ts";

/**
 * May the reader do this in the contest, by their role or because they were made its jury? The server decides again;
 * this only spares what would be refused. Until the contest has come the role alone tells.
 */
export function mayIn(slug: string, act: Act): boolean {
  if (isOperator.value) return true;
  const state = contestResource(slug).state.value;
  return me.value !== null && state.kind === "ready" && state.value.permissions.includes(act);
}
