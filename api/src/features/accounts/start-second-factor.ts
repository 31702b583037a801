import type { SecondFactorStart } from "@bilimdon/contracts/http/second-factor";
import { refuse } from "../../errors.ts";
import { requireProof } from "../../http/require-proof.ts";
import { drawSquare } from "./draw-square.ts";
import type { OwnSessionCtx } from "./own-session.ts";
import { keepUnconfirmed } from "./second-factor.queries.ts";
import { describeSecret, secretBytes } from "./totp-codes.ts";

/**
 * Makes a secret for the caller's code generator. It opens nothing until a code of it has come back; asking again makes
 * another one.
 *
 * @throws session.proof_needed; second_factor.on_already
 */
export async function startSecondFactor(ctx: OwnSessionCtx): Promise<SecondFactorStart> {
  requireProof(ctx);
  const { userId, login } = ctx.person;
  const secret = Buffer.from(ctx.ids.secret(secretBytes), "base64url");
  const isKept = await keepUnconfirmed(ctx.db, {
    userId,
    sealedSecret: ctx.keyring.seal("totp-secret", secret.toString("base64url"), userId),
    createdAt: new Date(ctx.clock.now()),
  });
  if (!isKept) throw refuse("second_factor.on_already", "Two-step sign-in is on; turn it off first.");
  const described = describeSecret(secret, login);
  return { ...described, square: drawSquare(described.uri) };
}
