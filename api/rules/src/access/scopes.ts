/**
 * What a personal token may be used for. A token carries some of these and no more than its owner's rights; a route
 * names the one it belongs to, and a route that names none takes no token at all: what acts on the account itself.
 */
export const scopes = [
  "profile.read",
  "contests.read",
  "contests.write",
  "submissions.read",
  "submissions.send",
  "problems.read",
  "problems.write",
  "judging.read",
  "judging.write",
] as const;
export type Scope = (typeof scopes)[number];

/**
 * May a token be used here?
 *
 * @param carried  the token's scopes
 * @param asked    the route's; undefined: none opens it
 * @throws never
 */
export function carriesScope(carried: readonly string[], asked: Scope | undefined): boolean {
  return asked !== undefined && carried.includes(asked);
}
