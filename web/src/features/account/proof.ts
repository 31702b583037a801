import { signal } from "@preact/signals";
import type { Answer } from "../../client/call-api.ts";

/** The server asks the owner to show that it is them; the dialog in the account's frame answers. */
export interface ProofAsked {
  readonly by: "password" | "code";
  end(isProven: boolean): void;
}

export const proofAsked = signal<ProofAsked | null>(null);

/** Makes a call; when the server wants a proof first, asks for it and makes the call again. */
export async function withProof<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await call();
  if (answer.kind !== "refused" || answer.code !== "session.proof_needed") return answer;
  const by = answer.details.by === "code" ? "code" : "password";
  const isProven = await new Promise<boolean>((end) => {
    proofAsked.value = { by, end };
  });
  proofAsked.value = null;
  return isProven ? call() : answer;
}
