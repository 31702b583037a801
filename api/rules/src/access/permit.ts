/**
 * Who may do what.
 *
 * One table answers for the whole house. An act names the roles that may do it to anything, and whether the owner of
 * the thing may do it to that one. A grant (grants.ts) makes a person one of those roles in one place: jury of a
 * contest may do there what the jury may do anywhere. A new act is a new line; an act without a line does not compile.
 */
import { type Grant, type GrantedRole, type GrantKind, isGranted, type Place } from "./grants.ts";
import { type Role, roles } from "./roles.ts";

interface Rule {
  /** Needs no account at all. */
  readonly isOpen?: true;
  /** Roles that may do it to everything of the kind; "all": whoever is signed in. */
  readonly roles: readonly Role[] | "all";
  /** The thing's owner may, whatever the role. */
  readonly isOwnerEnough?: true;
  /** Of owners, only these roles (a setter who became a student pushes no more). */
  readonly ownerRoles?: readonly Role[];
  /** Roles that count when granted where the thing lies, beside those of `roles`. */
  readonly grantedRoles?: readonly GrantedRole[];
  /** Power over other people: whoever does it to what is not theirs has just proved a second factor. */
  readonly asksSecondFactor?: true;
}

const officials = ["jury", "admin"] as const;
/** What a stolen administrator's session must not do to anybody. */
const byProvenAdmin = { roles: ["admin"], asksSecondFactor: true } as const;

const table = {
  "contest.read": { isOpen: true, roles: "all" },
  "contest.read-problems": { isOpen: true, roles: "all" },
  "contest.read-problems-early": { roles: officials },
  "contest.read-drafts": { roles: officials },
  /** A new one, also by copying; the jury of one contest runs that one. */
  "contest.make": { roles: officials },
  "contest.change": { roles: officials },
  "contest.manage-participants": { roles: officials },
  "contest.adjust-penalty": { roles: officials },
  /** Who sits in an exam by which device, and letting go of a device. */
  "contest.watch-exam": { roles: ["proctor", "jury", "admin"] },
  /** Bringing balloons to their places; what came after the freeze is for the jury's eyes. */
  "balloon.carry": { roles: ["proctor", "jury", "admin"], grantedRoles: ["runner"] },
  /** The printing queue and handing prints over; the text itself is for those who may read submissions. */
  "print.serve": { roles: ["proctor", "jury", "admin"], grantedRoles: ["runner"] },
  "print.read": { roles: officials },
  "print.send": { roles: "all" },
  "contest.take-part": { roles: "all" },
  "board.read-public": { isOpen: true, roles: "all" },
  "board.read-jury": { roles: officials },
  "language.list": { isOpen: true, roles: "all" },
  "submission.send": { roles: "all" },
  "submission.read": { roles: officials, isOwnerEnough: true },
  "submission.read-jury-notes": { roles: officials },
  "submission.list-own": { roles: "all" },
  "submission.list-all": { roles: officials },
  "submission.rejudge": { roles: officials },
  "submission.decide": { roles: officials },
  "custom-run.start": { roles: "all" },
  "custom-run.start-outside": {
    roles: officials,
    isOwnerEnough: true,
    ownerRoles: ["setter", "admin"],
    grantedRoles: ["setter"],
  },
  "custom-run.read": { roles: [], isOwnerEnough: true },
  "clarification.read-public": { isOpen: true, roles: "all" },
  "clarification.read-all": { roles: officials },
  "clarification.ask": { roles: "all" },
  "clarification.answer": { roles: officials },
  "problem.push": { roles: ["setter", "admin"] },
  "problem.list-own": { roles: ["setter", "jury", "admin"] },
  "problem.list-all": { roles: officials },
  "problem.change": {
    roles: ["admin"],
    isOwnerEnough: true,
    ownerRoles: ["setter", "admin"],
    grantedRoles: ["setter"],
  },
  "problem.read-package": {
    roles: officials,
    isOwnerEnough: true,
    ownerRoles: ["setter", "jury", "admin"],
    grantedRoles: ["setter"],
  },
  "judge-host.read": { roles: ["jury", "admin"] },
  "judge-host.change": { roles: ["admin"] },
  "judging.read-attention": { roles: officials },
  "judging.pause": { roles: officials },
  "account.register": { isOpen: true, roles: "all" },
  /** Password, e-mail and sessions: nobody but the person. */
  "account.change": { roles: [], isOwnerEnough: true },
  /** Another person's, which they lost; a second admin must agree. */
  "second-factor.remove": byProvenAdmin,
  "second-factor.list-removals": { roles: ["admin"] },
  /** Calling a removal off, which takes nothing from anybody. */
  "second-factor.keep": { roles: ["admin"] },
  "file.upload-avatar": { roles: "all" },
  "file.upload-lesson": { roles: ["teacher", "setter", "admin"] },
  "file.read": { roles: [], isOwnerEnough: true },
  "file.remove": { roles: [], isOwnerEnough: true },
  "token.make": { roles: "all" },
  "token.revoke": { roles: ["admin"], isOwnerEnough: true },
  "user.list": { roles: ["support", "admin"] },
  "user.read": { roles: ["support", "admin"] },
  "user.end-sessions": { roles: ["support", "admin"] },
  /** Of an admin: support could keep them out while something else goes on. */
  "user.end-admin-sessions": { roles: ["admin"] },
  "user.create": { roles: ["admin"] },
  /** With any role but student: as good as giving that role. */
  "user.create-staff": byProvenAdmin,
  "user.change": { roles: ["admin"] },
  "user.change-role": byProvenAdmin,
  "user.block": byProvenAdmin,
  "user.give-password": byProvenAdmin,
  "user.merge": byProvenAdmin,
  "user.impersonate": byProvenAdmin,
  "user.export": { ...byProvenAdmin, isOwnerEnough: true },
  "user.erase": byProvenAdmin,
  "grant.give": byProvenAdmin,
  "grant.take-back": byProvenAdmin,
  "audit.read": { roles: ["admin"] },
} as const satisfies Readonly<Record<string, Rule>>;

export type Act = keyof typeof table;
export const acts: readonly Act[] = Object.keys(table).filter((name): name is Act => name in table);

/** The thing acted upon, as far as rights go. */
export interface Thing {
  /** Id of the user it belongs to; null: nobody's. */
  readonly ownerId: string | null;
  /** Where it lies, for whoever has a grant there: a submission in its contest and problem. */
  readonly places?: readonly Place[];
}

/** Whoever asks; null: nobody is signed in. */
export type Asker = {
  readonly userId: string;
  readonly role: Role;
  /** Living ones only; absent: none. */
  readonly grants?: readonly Grant[];
} | null;

export type Permission = "allowed" | "session-needed" | "refused";

const nobodys: Thing = { ownerId: null };

/**
 * May this person do this act to this thing?
 *
 * @param person  null without a session
 * @param thing   nobody's when not said: then only roles count
 * @returns session-needed when signing in could change the answer, refused when it could not
 * @throws never
 */
export function permit(person: Asker, act: Act, thing: Thing = nobodys): Permission {
  const rule: Rule = table[act];
  if (rule.isOpen === true) return "allowed";
  if (person === null) return "session-needed";
  if (rule.roles === "all" || rule.roles.includes(person.role)) return "allowed";
  if (isGranted(person.grants ?? [], rolesThatCount(rule), thing.places ?? [])) return "allowed";
  const isOwner = thing.ownerId !== null && thing.ownerId === person.userId;
  const mayOwn = rule.ownerRoles === undefined || rule.ownerRoles.includes(person.role);
  return rule.isOwnerEnough === true && isOwner && mayOwn ? "allowed" : "refused";
}

const actsByRole = new Map<Role, readonly Act[]>(
  roles.map((role) => [role, acts.filter((act) => permit({ userId: "", role }, act) === "allowed")]),
);

/**
 * What may whoever has this role do to everything, whosever it is?
 *
 * @returns in the order of the table; one list a role, made once, since every page asks
 * @throws never
 */
export function actsOfRole(role: Role): readonly Act[] {
  return actsByRole.get(role) ?? [];
}

/** In every place, or in these by their ids. */
export type PermittedPlaces = "all" | readonly string[];

/**
 * Where may this person do this act to what is nobody's: for lists, which hold what lies in many places?
 *
 * @returns "all" by role, else the ids of the places of that kind in which a grant allows it
 * @throws never
 */
export function permittedPlaces(person: Asker, act: Act, kind: GrantKind): PermittedPlaces {
  if (permit(person, act) === "allowed") return "all";
  const wanted = rolesThatCount(table[act]);
  const ids = (person?.grants ?? [])
    .filter((grant) => grant.kind === kind && wanted.includes(grant.role))
    .map(({ id }) => id);
  return [...new Set(ids)];
}

/** Is this place one of them? */
export function isAmong(places: PermittedPlaces, id: string): boolean {
  return places === "all" || places.includes(id);
}

function rolesThatCount(rule: Rule): readonly string[] {
  return rule.roles === "all" ? [] : [...rule.roles, ...(rule.grantedRoles ?? [])];
}

/**
 * Must whoever does this act to this thing have proved a second factor just now (is-proven.ts)?
 *
 * @returns false for what is their own, and for every act that gives no power over others
 * @throws never
 * Source: OWASP ASVS 5.0, 6.3.3 and 7.5.3; features 56, "step-up for admin actions"
 */
export function asksSecondFactor(person: Asker, act: Act, thing: Thing = nobodys): boolean {
  const rule: Rule = table[act];
  const isOwn = rule.isOwnerEnough === true && person !== null && thing.ownerId === person.userId;
  return rule.asksSecondFactor === true && !isOwn;
}
