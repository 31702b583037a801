/** A session, as far as it shows who sits before it. */
export interface SessionProof {
  /** When its owner last proved themselves, by password or code. */
  readonly provenAtMs: number;
  /** 1: by password; 2: by a second factor too. */
  readonly factorLevel: 1 | 2;
  readonly hasSecondFactor: boolean;
}

/** How long a proof carries acts that could take an account away, or another's. */
export const proofLastsMs = 15 * 60_000;

/**
 * May this session do what a stolen session must not: change e-mail, factors, tokens or another person's rights?
 *
 * @returns false when its owner must first prove themselves again, by code where they have a second factor
 * @throws never
 * Source: OWASP ASVS 5.0, 7.5.1
 */
export function isProven(proof: SessionProof, nowMs: number): boolean {
  const isFresh = nowMs - proof.provenAtMs < proofLastsMs;
  return isFresh && (proof.factorLevel === 2 || !proof.hasSecondFactor);
}

/** How a session stands before an act that asks for a second factor. */
export type StepUp = "done" | "code-needed" | "factor-needed";

/**
 * Has the owner of this session just proved a second factor?
 *
 * @returns factor-needed where there is none: its owner sets one up first; code-needed where it was never shown in this
 *   session, or a quarter of an hour ago
 * @throws never
 * Source: features 56, "step-up for admin actions"
 */
export function readStepUp(proof: SessionProof, nowMs: number): StepUp {
  if (!proof.hasSecondFactor) return "factor-needed";
  return isProven(proof, nowMs) ? "done" : "code-needed";
}
