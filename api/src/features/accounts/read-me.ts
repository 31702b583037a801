import type { OwnAccount } from "@bilimdon/contracts/http/session";
import { isProven } from "@bilimdon/rules/access/is-proven";
import { actsOfRole } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../ctx.ts";

/** Who the caller is and what they may do to things that are not theirs. Never a hash, a secret or an address. */
export async function readMe(ctx: RequestCtx & { readonly person: Person }): Promise<OwnAccount> {
  const { userId, login, displayName, role, locale, hasChosenLocale, session } = ctx.person;
  return {
    userId,
    login,
    displayName,
    role,
    locale,
    hasChosenLocale,
    roles: [role],
    permissions: [...actsOfRole(role)],
    impersonatorId: ctx.person.impersonatorId ?? null,
    mustConfirmEmail: ctx.person.mustConfirmEmail ?? false,
    mustChangePassword: ctx.person.mustChangePassword ?? false,
    session:
      session === undefined
        ? null
        : {
            hasSecondFactor: session.hasSecondFactor,
            factorLevel: session.factorLevel,
            isProven: isProven(session, ctx.clock.now()),
          },
  };
}
