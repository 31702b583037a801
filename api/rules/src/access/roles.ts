/** The roles of people with an account. A spectator has none. */
export const roles = [
  "student",
  "teacher",
  "setter",
  "jury",
  /** Watches over the room and the people in it, not over the problems. */
  "proctor",
  /** Helps people with their accounts; sees no papers and no verdicts. */
  "support",
  "admin",
] as const;
export type Role = (typeof roles)[number];
