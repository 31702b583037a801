import { roles } from "@bilimdon/rules/access/roles";
import { locales } from "@bilimdon/rules/text/locales";
import { z } from "zod";

/** POST /api/session */
export const signIn = z.object({ login: z.string().min(1).max(120), password: z.string().min(1).max(128) });

/** Who is signed in, as every page asks first (GET /api/session); never a hash or a secret. */
export const me = z.object({
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  locale: z.enum(locales),
  hasChosenLocale: z.boolean().optional().describe("the language is the person's own choice"),
  impersonatorId: z.string().nullish().describe("the admin who acts for this person"),
  mustChangePassword: z.boolean().optional().describe("only then is anything else answered"),
});
export type Me = z.infer<typeof me>;

/** PUT /api/me/locale: the language of pages and letters, on every device from its next sign-in on. */
export const localeChoice = z.object({ locale: z.enum(locales) });

/** GET /api/me */
export const ownAccount = me.extend({
  roles: z.array(z.string()),
  permissions: z.array(z.string()).describe("acts of rules/access/permit on what is not one's own"),
  mustConfirmEmail: z.boolean(),
  mustChangePassword: z.boolean().describe("nothing else is answered until the password is changed"),
  session: z
    .object({
      hasSecondFactor: z.boolean(),
      factorLevel: z.union([z.literal(1), z.literal(2)]),
      isProven: z.boolean().describe("whether acts that ask for a fresh proof are open"),
    })
    .nullable()
    .describe("null: the caller came by a personal token"),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/**
 * What POST /api/session answers: who is signed in, or, where a second factor is on, the ticket to carry to
 * POST /api/session/second-step within five minutes.
 */
export const signInAnswer = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("signed-in"), me }),
  z.object({
    kind: z.literal("second-step"),
    ticket: z.string(),
    phoneEnding: z
      .string()
      .optional()
      .describe("there is a phone, which POST …/second-step/sms sends a code to"),
  }),
]);
export type SignInAnswer = z.infer<typeof signInAnswer>;

const factorCode = z.string().trim().min(6).max(40);

/** POST /api/session/second-step: six digits of the generator or of a text message, or a recovery code. */
export const secondStep = z.object({ ticket: z.string().regex(/^[\w-]{43}$/), code: factorCode });

/**
 * POST /api/session/proof: the owner shows again that it is them, for a quarter of an hour. By code where a second
 * factor is on, by password elsewhere; the refusal session.proof_needed says which.
 */
export const sessionProof = z.union([
  z.object({ code: factorCode }),
  z.object({ password: z.string().min(1).max(128) }),
]);
export type SessionProofSent = z.infer<typeof sessionProof>;
