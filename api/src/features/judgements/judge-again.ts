/** What becomes of a judgement after a platform fault: pure, and the whole policy in one place. */

const mostPlatformFaults = 3;
/** A job that vanishes this often is not bad luck: it kills whoever takes it. */
export const mostAttempts = 20;

export type AfterFault = { readonly kind: "judge-again" } | { readonly kind: "give-up" };

/**
 * Is a judgement judged again after a fault of the platform?
 *
 * @param platformFaults  with this one
 */
export function afterPlatformFault(platformFaults: number): AfterFault {
  return platformFaults <= mostPlatformFaults ? { kind: "judge-again" } : { kind: "give-up" };
}
