import type { Ctx } from "../../src/ctx.ts";
import { createUser } from "../../src/features/accounts/create-user.ts";
import { findUserId } from "./demo.queries.ts";
import { demoAccounts } from "./demo-accounts.ts";

/** Makes the demo accounts that are not there yet; all have the password of this machine's secrets. */
export async function seedAccounts(ctx: Pick<Ctx, "db" | "ids" | "clock">, password: string): Promise<void> {
  for (const { login, displayName, role, locale } of demoAccounts) {
    if ((await findUserId(ctx.db, login)) !== null) continue;
    const made = await createUser(ctx, { login, displayName, role, locale, password });
    if (made.kind === "refused") throw new Error(`The demo account "${login}" was refused: ${made.why}`);
  }
}
