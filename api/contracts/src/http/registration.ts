import { locales } from "@bilimdon/rules/text/locales";
import { z } from "zod";
import { emailAddress } from "./account.ts";

/**
 * POST /api/registration: an account for whoever asks. It is made, and its owner signed in, whether the address is
 * somebody's already or not; only its letter differs.
 */
export const registration = z.object({
  login: z.string().min(1).max(120).describe("letters, digits, dots, dashes and oʻ gʻ; 3 to 40"),
  displayName: z.string().trim().min(1).max(80),
  email: emailAddress,
  password: z.string().min(1).max(512),
  birthYear: z.number().int().min(1900).max(2100),
  hasParentConsent: z.boolean().default(false).describe("asked of a minor"),
  locale: z.enum(locales).default("uz"),
});
export type Registration = z.infer<typeof registration>;
