import { grantedRoles, grantKinds } from "@bilimdon/rules/access/grants";
import { roles } from "@bilimdon/rules/access/roles";
import { locales } from "@bilimdon/rules/text/locales";
import { z } from "zod";
import { idShape } from "../ids.ts";
import { instant, queryInstant } from "./instant.ts";

const moment = z.number().describe("milliseconds since 1970");
const locale = z.enum(locales);
const displayName = z.string().trim().min(1).max(120);
const login = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/i)
  .describe("3 to 40 letters, digits, dots, dashes");

export const personLine = z.object({
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  email: z.string().nullable(),
  locale,
  createdAt: moment,
  isBlocked: z.boolean(),
  hasGuardianConsent: z.boolean(),
});
export type PersonLine = z.infer<typeof personLine>;

/** GET /api/people: newest first, a page after the cursor; with `q` the best fifty and no further page. */
export const peopleQuery = z.object({
  q: z
    .string()
    .trim()
    .max(80)
    .optional()
    .describe("name, login or address, in either alphabet, also mistyped"),
  role: z.enum(roles).optional(),
  state: z.enum(["active", "blocked"]).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const peoplePage = z.object({ people: z.array(personLine), nextCursor: z.string().nullable() });
export type PeoplePage = z.infer<typeof peoplePage>;

export const grantLine = z.object({
  grantId: z.string(),
  role: z.enum(grantedRoles),
  kind: z.enum(grantKinds),
  thingId: z.string(),
  /** The contest's or problem's slug, where it is known. */
  thingName: z.string().nullable(),
  givenBy: z.string().describe("login"),
  givenAt: moment,
  expiresAt: moment.nullable(),
});
export type GrantLine = z.infer<typeof grantLine>;

/** GET /api/people/{userId} */
export const personView = personLine.extend({
  grants: z.array(grantLine),
  sessions: z.number().int().describe("living ones"),
  lastSeenAt: moment.nullable(),
  participations: z.number().int(),
  hasSecondFactor: z.boolean(),
});
export type PersonView = z.infer<typeof personView>;

/** POST /api/people. Without a password one is made, and answered once. */
export const newPerson = z.object({
  login,
  displayName,
  role: z.enum(roles),
  locale: locale.default("uz"),
  hasGuardianConsent: z.boolean().default(false),
});

/** One line of a credential sheet; the password is shown this once and kept nowhere. */
export const credential = z.object({
  userId: z.string(),
  login: z.string(),
  displayName: z.string(),
  password: z.string(),
});
export type Credential = z.infer<typeof credential>;
export const credentials = z.object({ credentials: z.array(credential) });

/** PATCH /api/people/{userId}: only what is to change. */
export const personChange = z.object({
  login: login.optional(),
  displayName: displayName.optional(),
  locale: locale.optional(),
  hasGuardianConsent: z.boolean().optional(),
});

/** PUT /api/people/{userId}/role and /block: the reason stands in the audit log. */
const reason = z.string().trim().min(3).max(500);
export const roleChange = z.object({ role: z.enum(roles), reason });
export const blockChange = z.object({ isBlocked: z.boolean(), reason });
export const reasonGiven = z.object({ reason });

/** POST /api/people/{userId}/grants; the thing by its id or, for contests and problems, its slug. */
export const newGrant = z.object({
  role: z.enum(grantedRoles),
  kind: z.enum(grantKinds),
  thing: z.string().trim().min(1).max(80),
  expiresAt: instant.nullable().default(null),
});
export const grantGiven = z.object({ grantId: idShape("grant") });

/** POST /api/people/import: without `isApplied` nothing is written and every fault is told. */
export const peopleImport = z.object({ csv: z.string().max(400_000), isApplied: z.boolean() });
export const importFault = z.object({
  line: z.number().int(),
  column: z.string(),
  fault: z.enum(["missing", "malformed", "taken", "repeated", "unknown", "too-many"]),
  value: z.string(),
});
export type ImportFault = z.infer<typeof importFault>;
export const importReport = z.object({
  rows: z.number().int(),
  faults: z.array(importFault),
  /** Empty unless the import was applied. */
  credentials: z.array(credential),
});
export type ImportReport = z.infer<typeof importReport>;

/** POST /api/people/credentials: new passwords for students, named or all of a contest. */
export const credentialsWish = z.union([
  z.object({ userIds: z.array(idShape("user")).min(1).max(500), reason: reason.optional() }),
  z.object({ contest: z.string().max(80).describe("its slug") }),
]);

/** POST /api/people/{userId}/merge: this person's things go to the other, and this account ends. */
export const mergeInto = z.object({ intoUserId: idShape("user"), reason });

/** GET /api/audit */
export const auditQuery = z.object({
  actor: z.string().max(40).optional().describe("login or id"),
  act: z
    .string()
    .regex(/^[a-z-]+(\.[a-z-]*)?$/)
    .max(60)
    .optional()
    .describe("an act or its beginning: judging"),
  kind: z.string().max(40).optional(),
  thing: z.string().max(80).optional(),
  since: queryInstant.optional(),
  until: queryInstant.optional(),
  before: z.coerce.number().int().positive().optional().describe("the page of lines before this one"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const auditLine = z.object({
  id: z.number().int(),
  at: moment,
  actorId: z.string().nullable(),
  actorLogin: z.string().nullable(),
  impersonatorLogin: z.string().nullable(),
  act: z.string(),
  thingKind: z.string(),
  thingId: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditLineView = z.infer<typeof auditLine>;
export const auditPage = z.object({ lines: z.array(auditLine), nextBefore: z.number().int().nullable() });
export type AuditPage = z.infer<typeof auditPage>;
