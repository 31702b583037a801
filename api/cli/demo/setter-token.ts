import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Ctx } from "../../src/ctx.ts";
import { makeToken } from "../../src/features/accounts/make-token.ts";
import { hashToken } from "../../src/features/accounts/token-secret.ts";
import { findUserId, isTokenKnown } from "./demo.queries.ts";

/** The demo setter's token for problem:push: the one in the file while it holds, else a new one. */
export async function provideSetterToken(
  ctx: Pick<Ctx, "db" | "ids" | "clock">,
  file: string,
): Promise<string> {
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (await isTokenKnown(ctx.db, hashToken(kept))) return kept;
  }
  const userId = await findUserId(ctx.db, "setter");
  if (userId === null) throw new Error("The setter's account is missing.");
  const { secret } = await makeToken(ctx, {
    userId,
    label: "problem:push on this machine",
    scopes: ["problems.read", "problems.write"],
    days: 365,
  });
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
