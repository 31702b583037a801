import type { PersonLine, personChange, roleChange } from "@bilimdon/contracts/http/people";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { Executor } from "../../../db/client.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { endImpersonations } from "../end-sessions.ts";
import { lockForChange, openPerson } from "./open-person.ts";
import { findTakenLogins, type PersonRow, writePerson } from "./people.queries.ts";
import { showPerson } from "./show-person.ts";
import { tellRights } from "./tell-rights.ts";

/** Changes what an account says of its person. @throws thing.not_found, user.login_taken */
export async function changePerson(
  ctx: RequestCtx,
  { userId, ...wished }: z.output<typeof personChange> & { readonly userId: string },
): Promise<PersonLine> {
  await openPerson(ctx, "user.change", userId);
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockForChange(tx, { userId, takesAdmin: () => false });
    const { hasGuardianConsent, ...plain } = wished;
    await refuseTakenLogin(tx, before, plain.login);
    const consented = hasGuardianConsent === true ? new Date(ctx.clock.now()) : null;
    const isConsentNew =
      hasGuardianConsent !== undefined && hasGuardianConsent !== (before.guardianConsentAt !== null);
    const change = {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
      ...(isConsentNew ? { guardianConsentAt: consented } : {}),
    };
    if (Object.keys(change).length > 0) await writePerson(tx, userId, change);
    // Names and logins are the person's: the log says that they changed, and forgets nobody's wish to be forgotten.
    await addAudit(tx, ctx, {
      act: "user.change",
      thing: { kind: "user", id: userId },
      before: isConsentNew ? { hasGuardianConsent: before.guardianConsentAt !== null } : {},
      after: { changed: Object.keys(change), ...(isConsentNew ? { hasGuardianConsent } : {}) },
    });
    return showPerson({ ...before, ...change });
  });
}

async function refuseTakenLogin(tx: Executor, before: PersonRow, login: string | undefined): Promise<void> {
  const wished = login?.toLowerCase();
  if (wished === undefined || wished === before.login.toLowerCase()) return;
  if ((await findTakenLogins(tx, [wished])).has(wished))
    throw refuse("user.login_taken", `Somebody else has the login ${login}.`);
}

/**
 * Gives another role: for requests from the next one on, and live sockets are closed, to ask for their rooms anew.
 *
 * @throws thing.not_found; user.last_admin
 */
export async function changeRole(
  ctx: RequestCtx,
  { userId, role, reason }: z.output<typeof roleChange> & { readonly userId: string },
): Promise<PersonLine> {
  await openPerson(ctx, "user.change-role", userId);
  const changed = await inTransaction(ctx.db, async (tx) => {
    const before = await lockForChange(tx, { userId, takesAdmin: () => role !== "admin" });
    if (before.role === role) return before;
    await writePerson(tx, userId, { role });
    await tellRights(tx, userId);
    if (before.role === "admin") await endImpersonations(tx, userId);
    const thing = { kind: "user", id: userId };
    await addAudit(tx, ctx, {
      act: "user.change-role",
      thing,
      before: { role: before.role },
      after: { role, reason },
    });
    return { ...before, role };
  });
  await ctx.events.tell({ kind: "rights-changed", userId });
  return showPerson(changed);
}
