import { createHash } from "node:crypto";

/** Lets a scanner of leaked secrets know ours. */
export const tokenPrefix = "bilimdon_";

/** What the table keeps of a token's secret; 32 random bytes need no slow hash. */
export function hashToken(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
