import type { Act } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { findPerson, lockAdmins, lockPerson, type PersonRow } from "./people.queries.ts";

/**
 * The first steps of a verb on another person's account: may the caller, and is it there?
 *
 * @throws access.refused before thing.not_found, so that nobody learns which accounts there are
 */
export async function openPerson(ctx: RequestCtx, act: Act, userId: string): Promise<PersonRow> {
  requirePermit(ctx, act, { ownerId: userId });
  return found(await findPerson(ctx.db, userId), userId);
}

/**
 * The same within the transaction that changes the account, which is locked until its end. What takes an admin away is
 * refused for the last one who may sign in.
 */
export async function lockForChange(
  tx: Executor,
  { userId, takesAdmin }: { readonly userId: string; readonly takesAdmin: (person: PersonRow) => boolean },
): Promise<PersonRow> {
  const admins = await lockAdmins(tx);
  const person = found(await lockPerson(tx, userId), userId);
  const isLast = admins.length === 1 && admins[0] === userId;
  if (isLast && takesAdmin(person))
    throw refuse(
      "user.last_admin",
      "This is the last administrator who may sign in; make another one first.",
    );
  return person;
}

/** @throws user.not_oneself for what nobody may do to their own account */
export function refuseOneself(ctx: RequestCtx, userId: string): void {
  if (ctx.person?.userId === userId)
    throw refuse("user.not_oneself", "This cannot be done to one's own account; ask another administrator.");
}

function found(person: PersonRow | null, userId: string): PersonRow {
  if (person === null) throw refuse("thing.not_found", `There is no account ${userId}.`);
  return person;
}
