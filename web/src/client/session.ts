import type { Me } from "@bilimdon/contracts/http/session";
import { computed, signal } from "@preact/signals";
import { type Answer, callApi, getApi } from "./call-api.ts";

/** unknown until the server has answered; a server out of reach leaves it unknown and the page as for a guest. */
export type Session =
  | { readonly kind: "unknown" }
  | { readonly kind: "guest" }
  | { readonly kind: "signed-in"; readonly me: Me };

export const session = signal<Session>({ kind: "unknown" });

/** The signed-in person, or null. */
export const me = computed(() => (session.value.kind === "signed-in" ? session.value.me : null));

/** May this person see the operator's pages? The server decides again; this only spares a dead link. */
export const isOperator = computed(() => me.value?.role === "admin" || me.value?.role === "jury");

export async function loadSession(): Promise<void> {
  const answer = await getApi<Me>("/api/me");
  if (answer.kind === "ok") session.value = { kind: "signed-in", me: answer.value };
  else if (answer.kind === "refused") session.value = { kind: "guest" };
}

export async function signIn(login: string, password: string): Promise<Answer<unknown>> {
  const answer = await callApi<unknown>("POST", "/api/session", { login, password });
  if (answer.kind === "ok") await loadSession();
  return answer;
}

export async function signOut(): Promise<void> {
  await callApi("DELETE", "/api/session");
  session.value = { kind: "guest" };
}
