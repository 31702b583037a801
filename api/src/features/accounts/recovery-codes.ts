import { createHash } from "node:crypto";
import type { Ids } from "../../ctx.ts";

export const recoveryCodesMade = 10;

/** Crockford's base 32: no i, l, o or u to misread on paper. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const bytes = 10;

/** Ten codes of 80 random bits, as they are written down: xxxx-xxxx-xxxx-xxxx. */
export function makeRecoveryCodes(ids: Pick<Ids, "secret">): string[] {
  return Array.from({ length: recoveryCodesMade }, () => {
    const random = BigInt(`0x${Buffer.from(ids.secret(bytes), "base64url").toString("hex")}`);
    const signs = Array.from({ length: 16 }, (_, i) => alphabet[Number((random >> BigInt(5 * i)) & 31n)]);
    return signs.join("").replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** What the table keeps of a code, however it was typed; 80 random bits need no slow hash. */
export function hashRecoveryCode(typed: string): string {
  const plain = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replace(/o/g, "0")
    .replace(/[il]/g, "1");
  return createHash("sha256").update(`recovery code:${plain}`).digest("hex");
}
