/**
 * The rights matrix: role × act × ownership, one row a route. rights-matrix.test.ts makes a test of every cell, and
 * fails for a route or a room without a row.
 *
 * A new route: a row in the file named after its feature, such as
 *
 *     readSubmission: {
 *       ask: (s) => ({ path: `/api/submissions/${s.submissionId}` }),
 *       who: { own: "·+++++++", other: "!000+00+", juryGrant: "·+++++++", missing: "!0000000" },
 *     },
 *
 * The eight signs of a cell stand for guest, student, teacher, setter, jury, proctor, support, admin:
 *   +  allowed: the act was done, or answered by one of the row's `passes` (a right that met a state in its way)
 *   -  refused, 403
 *   !  no session, 401
 *   0  not found, 404: it must not be known to exist
 *   ·  does not apply
 */
import type { Things } from "./things.ts";

/**
 * Whose thing is asked for. other: a stranger's. juryGrant, setterGrant, runnerGrant: a stranger's, by somebody
 * who has that grant for its contest or its problem. early, earlyJuryGrant: in a contest that has not started. draft, draftJuryGrant: in
 * one that is a draft. missing: an id that nothing has. none: the act has no thing.
 *
 * That a grant opens nothing elsewhere no row says: the matrix asks it of all of them.
 */
export const ownerships = [
  "none",
  "own",
  "other",
  "juryGrant",
  "setterGrant",
  "runnerGrant",
  "early",
  "earlyJuryGrant",
  "draft",
  "draftJuryGrant",
  "missing",
] as const;
export type Ownership = (typeof ownerships)[number];

export type Cells = Readonly<Partial<Record<Ownership, string>>>;

export interface Asked {
  readonly path: string;
  readonly json?: unknown;
  readonly body?: string;
}

export interface Row {
  /** The request that does the act to these things. */
  ask(things: Things): Asked;
  readonly who: Cells;
  /** Error codes that only somebody allowed can meet. */
  readonly passes?: readonly string[];
}

/** By route id; several rows of one route differ in what they ask for. */
export type Rows = Readonly<Record<string, Row | readonly Row[]>>;
