/** The roles of people with an account. A spectator has none. */
export const roles = ["student", "teacher", "setter", "jury", "admin"] as const;
export type Role = (typeof roles)[number];
