/** Time-based codes (RFC 6238: SHA-1, six digits, thirty seconds), by oslo. Times come from the caller's clock. */
import { timingSafeEqual } from "node:crypto";
import { base32 } from "oslo/encoding";
import { createTOTPKeyURI, generateHOTP } from "oslo/otp";

export const secretBytes = 20;
const stepMs = 30_000;
const issuer = "Bilimdon";

/** @param digits  6, but for the vectors of the RFC, which have 8 */
export function totpCode(secret: Uint8Array, atMs: number, digits = 6): Promise<string> {
  return generateHOTP(secret, stepOf(atMs), digits);
}

/**
 * Which step has this code: the present one, or the one before for a slow hand.
 *
 * @param sent.after  the step whose code was taken last; codes up to it are used up
 * @returns null: none that is still to be used
 */
export async function findStep(
  secret: Uint8Array,
  sent: { readonly code: string; readonly nowMs: number; readonly after: number | null },
): Promise<number | null> {
  const present = stepOf(sent.nowMs);
  for (const step of [present, present - 1]) {
    const isUsedUp = sent.after !== null && step <= sent.after;
    if (isSame(await generateHOTP(secret, step, 6), sent.code) && !isUsedUp) return step;
  }
  return null;
}

/** The secret in letters, and the address that a generator reads from the square. */
export function describeSecret(secret: Uint8Array, login: string): { secret: string; uri: string } {
  return {
    secret: base32.encode(secret, { includePadding: false }),
    uri: createTOTPKeyURI(issuer, login, secret, { digits: 6 }),
  };
}

function stepOf(atMs: number): number {
  return Math.floor(atMs / stepMs);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
