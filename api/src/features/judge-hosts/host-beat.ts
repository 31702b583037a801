/** A linked host is marked as seen every five seconds; one whose API process died is gone after three beats. */
export const aliveForMs = 15_000;
