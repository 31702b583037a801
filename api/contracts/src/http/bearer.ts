import { z } from "zod";
import { me } from "./session.ts";

/**
 * What an app or a script signs in with: the access token goes along with each request ("Authorization: Bearer …") and
 * ends soon; the refresh token gets the next pair from PUT /api/token, once.
 */
export const bearerPair = z.object({
  accessToken: z.string(),
  accessEndsAt: z.number().describe("milliseconds since 1970"),
  refreshToken: z.string().describe("good once; whoever sends it a second time ends the sign-in"),
  refreshEndsAt: z.number().describe("milliseconds since 1970"),
});
export type BearerPair = z.infer<typeof bearerPair>;

/** POST /api/token/second-step */
export const bearerSignedIn = z.object({ kind: z.literal("signed-in"), me, tokens: bearerPair });

/** POST /api/token: the pair, or, where a second factor is on, the ticket to carry to POST /api/token/second-step. */
export const bearerAnswer = z.discriminatedUnion("kind", [
  bearerSignedIn,
  z.object({
    kind: z.literal("second-step"),
    ticket: z.string(),
    phoneEnding: z
      .string()
      .optional()
      .describe("there is a phone, which POST /api/session/second-step/sms sends a code to"),
  }),
]);

/** PUT /api/token */
export const bearerRenewal = z.object({
  refreshToken: z.string().min(1).max(200),
  attempt: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional()
    .describe(
      "a random word of the app's: token and word sent again within a minute get the same pair again",
    ),
});
