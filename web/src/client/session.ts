import type { Registration } from "@bilimdon/contracts/http/registration";
import type { Me, SignInAnswer } from "@bilimdon/contracts/http/session";
import { computed, signal } from "@preact/signals";
import { locale } from "../locale/locale.ts";
import { speak } from "../locale/speak.ts";
import { type Answer, callApi, getApi } from "./call-api.ts";

/** unknown until the server has answered; a server out of reach leaves it unknown and the page as for a guest. */
export type Session =
  | { readonly kind: "unknown" }
  | { readonly kind: "guest" }
  | { readonly kind: "signed-in"; readonly me: Me };

const hintKey = "bilimdon.signed-in";

export const session = signal<Session>({ kind: "unknown" });

/** The signed-in person, or null. */
export const me = computed(() => (session.value.kind === "signed-in" ? session.value.me : null));

/** Must the person set a password of their own before anything else? Whoever acts for them cannot. */
export const mustChangePassword = computed(
  () => me.value?.mustChangePassword === true && me.value.impersonatorId == null,
);

/** May this person see the operator's pages? The server decides again; this only spares a dead link. */
export const isOperator = computed(() => me.value?.role === "admin" || me.value?.role === "jury");

/** May this person see other people's accounts? Support looks, an admin changes. */
export const seesPeople = computed(() => me.value?.role === "admin" || me.value?.role === "support");

/** May this person see the setter's desk? */
export const hasDesk = computed(() => me.value?.role === "setter" || isOperator.value);

/** Was somebody signed in on this device when a page last knew? Only for drawing the bar before the server answers. */
export const wasSignedIn = recall();

export async function loadSession(): Promise<void> {
  const answer = await getApi<Me | null>("/api/session");
  if (answer.kind === "unreachable") return;
  const found = answer.kind === "ok" ? answer.value : null;
  session.value = found === null ? { kind: "guest" } : { kind: "signed-in", me: found };
  remember(found !== null);
}

/** Makes an account; its owner is signed in by it. */
export async function register(typed: Registration): Promise<Answer<Me>> {
  const answer = await callApi<Me>("POST", "/api/registration", typed);
  if (answer.kind === "ok") enter(answer.value);
  return answer;
}

/** Signs in, or answers the ticket to the second step. */
export async function signIn(login: string, password: string): Promise<Answer<SignInAnswer>> {
  const answer = await callApi<SignInAnswer>("POST", "/api/session", { login, password });
  if (answer.kind === "ok" && answer.value.kind === "signed-in") enter(answer.value.me);
  return answer;
}

/** The second step: the ticket of the first, and a code. */
export async function finishSignIn(ticket: string, code: string): Promise<Answer<Me>> {
  const answer = await callApi<Me>("POST", "/api/session/second-step", { ticket, code });
  if (answer.kind === "ok") enter(answer.value);
  return answer;
}

function enter(found: Me): void {
  // On a device that somebody else used last, the page turns to the language of whoever signs in.
  if (found.hasChosenLocale === true && found.locale !== locale.value) void speak(found.locale);
  session.value = { kind: "signed-in", me: found };
  remember(true);
}

export async function signOut(): Promise<void> {
  await callApi("DELETE", "/api/session");
  forgetSession();
}

/** The server has ended the session: the page is a guest's from now on. */
export function forgetSession(): void {
  session.value = { kind: "guest" };
  remember(false);
}

function recall(): boolean {
  try {
    return globalThis.localStorage?.getItem(hintKey) === "yes";
  } catch {
    return false;
  }
}

function remember(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(hintKey, "yes");
    else localStorage.removeItem(hintKey);
  } catch {
    // Private windows may refuse storage; the bar then settles a moment later.
  }
}
