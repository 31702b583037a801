import { z } from "zod";

/** GET /api/me/second-factor */
export const secondFactorState = z.object({
  isOn: z.boolean().describe("by a code generator, by a phone, or both"),
  since: z.number().nullable().describe("of the generator, milliseconds since 1970; null: there is none"),
  phone: z
    .object({ ending: z.string(), since: z.number() })
    .nullable()
    .describe("where codes go by text message; of the number only the last two digits"),
  isSmsOffered: z.boolean(),
  recoveryCodesLeft: z.number().int(),
});
export type SecondFactorState = z.infer<typeof secondFactorState>;

/** POST /api/me/second-factor: a fresh secret, shown this once; it opens nothing until a code of it has come back. */
export const secondFactorStart = z.object({
  secret: z.string().describe("base 32, for typing into a generator by hand"),
  uri: z.string().describe("otpauth://…, what the square holds"),
  square: z.object({
    size: z.number().int().describe("modules along a side, quiet zone and all"),
    path: z.string().describe("the dark modules as one SVG path, a unit each"),
  }),
});
export type SecondFactorStart = z.infer<typeof secondFactorStart>;

/** PUT /api/me/second-factor */
export const secondFactorProof = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});

/**
 * The answer of PUT /api/me/second-factor, PUT /api/me/phone and POST /api/me/recovery-codes; shown this once, earlier
 * ones are void. Empty where a second phone left those there were.
 */
export const freshRecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type FreshRecoveryCodes = z.infer<typeof freshRecoveryCodes>;

/** POST /api/users/{userId}/second-factor-removal */
export const factorRemovalAsk = z.object({ reason: z.string().trim().min(10).max(500) });
export const factorRemoval = z.object({
  removalId: z.string(),
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  reason: z.string(),
  askedBy: z.string().describe("login"),
  askedAt: z.number(),
  expiresAt: z.number(),
  mayApprove: z.boolean().describe("false for whoever asked, and about oneself"),
});
export type FactorRemoval = z.infer<typeof factorRemoval>;
/** GET /api/second-factor-removals: what waits for a second admin. */
export const factorRemovalList = z.object({ removals: z.array(factorRemoval) });
