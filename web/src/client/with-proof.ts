import { signal } from "@preact/signals";
import { type Answer, callApi, type Failure } from "./call-api.ts";

/**
 * What the server asks before an act: a password or a code once more, or a second factor to be set up first. The dialog
 * that answers stands beside every page (app/proof-door.tsx), so that nothing typed on the page is lost.
 */
export interface ProofAsked {
  readonly wish: ProofWish;
  end(isProven: boolean): void;
}
export type ProofWish = "password" | "code" | "factor";

export const proofAsked = signal<ProofAsked | null>(null);

/** Makes a call; when the server wants a proof first, asks for it, above what was asked before, and calls again. */
export async function withProof<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await call();
  const wish = proofWishOf(answer);
  if (wish === null) return answer;
  const askedBefore = proofAsked.value;
  const isProven = await new Promise<boolean>((end) => {
    proofAsked.value = { wish, end };
  });
  proofAsked.value = askedBefore;
  return isProven ? call() : answer;
}

/** One call of the HTTP contract that may ask for a proof. */
export function callProven<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  patienceMs?: number,
): Promise<Answer<T>> {
  return withProof(() => callApi<T>(method, path, body, patienceMs));
}

/** The proof that an answer asks for; null: none. */
export function proofWishOf(answer: Answer<unknown>): ProofWish | null {
  if (answer.kind !== "refused") return null;
  if (answer.code === "second_factor.needed") return "factor";
  if (answer.code !== "session.proof_needed") return null;
  return answer.details.by === "code" ? "code" : "password";
}

/** Was the dialog closed without an answer? Then nothing was done, and there is nothing to say. */
export function isUnproven(failure: Failure): boolean {
  return proofWishOf(failure) !== null;
}
