/**
 * A grant makes a person somebody in one place: jury of one contest, setter of one problem, teacher of one course.
 * There, and in what lies there, the granted role counts as if it were theirs; elsewhere it counts for nothing.
 */
export const grantKinds = ["direction", "course", "problem", "contest"] as const;
export type GrantKind = (typeof grantKinds)[number];

/**
 * Roles that can be given for one place. Nobody is support or admin of a part, and runner is given for a contest alone:
 * whoever carries balloons and prints there, and does nothing else.
 */
export const grantedRoles = ["teacher", "setter", "jury", "proctor", "runner"] as const;
export type GrantedRole = (typeof grantedRoles)[number];

/** A place that grants are given for: a contest, or a course, by its id. */
export interface Place {
  readonly kind: GrantKind;
  readonly id: string;
}

/** One living grant; whoever loads grants leaves out those taken back or past their time. */
export interface Grant extends Place {
  readonly role: GrantedRole;
}

/** What may be granted where. A setter of a contest or a jury of a course would mean nothing. */
const roleOf: Readonly<Record<GrantKind, readonly GrantedRole[]>> = {
  direction: ["teacher"],
  course: ["teacher"],
  problem: ["setter"],
  contest: ["jury", "proctor", "setter", "runner"],
};

/** Does this role mean anything in a place of this kind? */
export function isGrantable(role: GrantedRole, kind: GrantKind): boolean {
  return roleOf[kind].includes(role);
}

/**
 * Has somebody with these grants one of these roles in one of these places?
 *
 * @param grants  the person's living grants
 * @param places  where the thing lies: its contest, its problem, its course and that course's direction
 */
export function isGranted(
  grants: readonly Grant[],
  wanted: readonly string[],
  places: readonly Place[],
): boolean {
  return grants.some(
    (grant) =>
      wanted.includes(grant.role) && places.some(({ kind, id }) => kind === grant.kind && id === grant.id),
  );
}
