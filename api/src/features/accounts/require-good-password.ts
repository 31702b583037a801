import { checkPassword } from "@bilimdon/rules/access/check-password";
import type { Ctx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";

/** @throws password.refused with every fault, by the profile of the configuration */
export function requireGoodPassword(
  ctx: Pick<Ctx, "config">,
  input: {
    readonly password: string;
    readonly user: { readonly login: string; readonly displayName: string; readonly email?: string | null };
  },
): void {
  const { login, displayName, email } = input.user;
  const faults = checkPassword({
    password: input.password,
    profile: ctx.config.PASSWORD_POLICY,
    ownNames: [login, displayName, email?.split("@")[0] ?? ""],
  });
  if (faults.length > 0)
    throw refuse("password.refused", `The new password will not do: ${faults.join(", ")}.`, { faults });
}
