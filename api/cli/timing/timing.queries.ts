import { eq } from "drizzle-orm";
import type { Executor } from "../../src/db/client.ts";
import { users } from "../../src/db/schema/accounts.ts";

export async function giveEmail(db: Executor, login: string, email: string): Promise<void> {
  await db.update(users).set({ email }).where(eq(users.login, login));
}

export async function givePasswordHash(db: Executor, login: string, passwordHash: string): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.login, login));
}
