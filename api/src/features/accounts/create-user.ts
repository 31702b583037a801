import { isLogin, spellLogin } from "@bilimdon/rules/access/normal-login";
import type { Role } from "@bilimdon/rules/access/roles";
import type { Locale } from "@bilimdon/rules/text/locales";
import type { Ctx } from "../../ctx.ts";
import { insertUser } from "./accounts.queries.ts";
import { hashPassword } from "./hash-password.ts";

export interface NewUser {
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
  readonly role: Role;
  readonly locale: Locale;
}

export type UserMade =
  | { readonly kind: "made"; readonly userId: string }
  | { readonly kind: "login-taken" }
  | { readonly kind: "refused"; readonly why: string };

const shortestPassword = 8;
const longestPassword = 128;

/** Makes an account. No route leads here yet: seeds and operators' commands call it. */
export async function createUser(ctx: Pick<Ctx, "db" | "ids" | "clock">, input: NewUser): Promise<UserMade> {
  if (!isLogin(input.login))
    return { kind: "refused", why: `login "${input.login}": 3 to 40 letters, digits, dots, dashes` };
  const length = [...input.password].length;
  if (length < shortestPassword || length > longestPassword)
    return { kind: "refused", why: `the password has ${length} characters; 8 to 128 are taken` };

  const userId = ctx.ids.make("user");
  const isMade = await insertUser(ctx.db, {
    id: userId,
    login: spellLogin(input.login),
    displayName: input.displayName,
    passwordHash: await hashPassword(input.password),
    role: input.role,
    locale: input.locale,
    createdAt: new Date(ctx.clock.now()),
  });
  return isMade ? { kind: "made", userId } : { kind: "login-taken" };
}
