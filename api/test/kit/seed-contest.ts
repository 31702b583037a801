import type { Ctx } from "../../src/ctx.ts";
import { createUser, type NewUser } from "../../src/features/accounts/create-user.ts";
import { type AddedParticipant, addParticipants } from "../../src/features/contests/add-participants.ts";
import { createContest } from "../../src/features/contests/create-contest.ts";

type NewContest = Parameters<typeof createContest>[1];

/**
 * Makes a contest and the one student who competes in it through a browser.
 *
 * @param names  of the lines, the student's among them; nobody signs in as the others
 * @returns the lines in the order of their names
 */
export async function seedContest(
  ctx: Ctx,
  seed: {
    readonly contest: Omit<NewContest, "freezesAt">;
    readonly student: Omit<NewUser, "role">;
    readonly names: readonly string[];
  },
): Promise<AddedParticipant[]> {
  const { contest, student, names } = seed;
  const made = await createContest(ctx, { ...contest, freezesAt: null });
  const user = await createUser(ctx, { ...student, role: "student" });
  if (made.kind !== "made" || user.kind !== "made")
    throw new Error(`the contest ${contest.slug} could not be seeded`);
  const userIdOf = (name: string) => (name === student.displayName ? user.userId : null);
  const participants = names.map((name) => ({
    userId: userIdOf(name),
    name,
    organisation: null,
    group: null,
  }));
  return addParticipants(ctx, { contestId: made.contestId, participants });
}
