import type { Row, Rows } from "./row.ts";

const reason = "for a test";
const ofPerson = (last: string, json?: unknown): Row["ask"] => {
  return (s) => ({ path: `/api/people/${s.userId}${last}`, ...(json === undefined ? {} : { json }) });
};
const adminsOnly = { other: "!------+", missing: "!------0" };
const helpers = { own: "·-----++", other: "!-----++", missing: "!-----00" };

/** features/accounts/people and features/audit: other people's accounts, by admins; support looks on. */
export const peopleRows: Rows = {
  listPeople: { ask: () => ({ path: "/api/people?q=lola" }), who: { none: "!-----++" } },
  readPeopleStatistics: { ask: () => ({ path: "/api/people/statistics" }), who: { none: "!-----++" } },
  refreshPeopleStatistics: { ask: () => ({ path: "/api/people/statistics" }), who: { none: "!-----++" } },
  createPerson: ["student", "jury"].map((role) => ({
    ask: () => ({ path: "/api/people", json: { login: "brand-new", displayName: "Brand New", role } }),
    who: { none: "!------+" },
  })),
  importPeople: [
    { csv: "name\nAda", isApplied: false },
    { csv: "name,role\nAda,jury", isApplied: true },
  ].map((json) => ({ ask: () => ({ path: "/api/people/import", json }), who: { none: "!------+" } })),
  giveCredentials: {
    ask: (s) => ({ path: "/api/people/credentials", json: { userIds: [s.userId] } }),
    who: adminsOnly,
  },
  readPerson: { ask: ofPerson(""), who: helpers },
  changePerson: { ask: ofPerson("", { displayName: "Other" }), who: { own: "·------+", ...adminsOnly } },
  changeRole: {
    ask: ofPerson("/role", { role: "teacher", reason }),
    who: { own: "·------+", ...adminsOnly },
  },
  blockPerson: {
    ask: ofPerson("/block", { isBlocked: true, reason }),
    who: { own: "·------+", ...adminsOnly },
    passes: ["user.not_oneself"],
  },
  endSessionsOf: [
    { ask: ofPerson("/end-sessions", { reason }), who: helpers },
    {
      ask: (s) => ({ path: `/api/people/${s.adminId}/end-sessions`, json: { reason } }),
      who: { other: "!------+" },
    },
  ],
  giveGrant: [
    {
      ask: ofPerson("/grants", { role: "teacher", kind: "course", thing: "a-new-course" }),
      who: { own: "·------+", ...adminsOnly },
    },
    // Whoever has a grant cannot hand it on.
    {
      ask: (s) => ({
        path: `/api/people/${s.userId}/grants`,
        json: { role: "jury", kind: "contest", thing: s.contestId },
      }),
      who: { other: "!------+", juryGrant: "·------+", setterGrant: "·------+" },
    },
  ],
  takeBackGrant: {
    ask: (s) => ({ path: `/api/grants/${s.grantId}` }),
    who: { own: "·------+", ...adminsOnly },
  },
  impersonate: {
    ask: ofPerson("/impersonation", { reason }),
    who: { own: "·------+", ...adminsOnly },
    passes: ["user.not_oneself"],
  },
  exportPerson: { ask: ofPerson("/export"), who: { own: "·+++++++", ...adminsOnly } },
  erasePerson: {
    ask: ofPerson("/erasure", { reason }),
    who: { own: "·------+", ...adminsOnly },
    passes: ["user.not_oneself"],
  },
  mergePerson: {
    ask: (s) => ({ path: `/api/people/${s.userId}/merge`, json: { intoUserId: s.userId, reason } }),
    who: { own: "·------+", ...adminsOnly },
    passes: ["user.not_oneself"],
  },
  listAudit: { ask: () => ({ path: "/api/audit" }), who: { none: "!------+" } },
};
