import {
  blockChange,
  credential,
  credentials,
  credentialsWish,
  grantGiven,
  importReport,
  mergeInto,
  newGrant,
  newPerson,
  peopleImport,
  peoplePage,
  peopleQuery,
  personChange,
  personLine,
  personView,
  reasonGiven,
  roleChange,
} from "@bilimdon/contracts/http/people";
import { peopleStatistics } from "@bilimdon/contracts/http/people-statistics";
import { idShape } from "@bilimdon/contracts/ids";
import { z } from "zod";
import { perMinute } from "../../../http/default-limits.ts";
import { type Route, route } from "../../../http/route.ts";
import { blockPerson, endSessionsOf } from "./block-person.ts";
import { changePerson, changeRole } from "./change-person.ts";
import { erasePerson, exportPerson, mergePerson } from "./forget-person.ts";
import { giveGrant, takeBackGrant } from "./give-grant.ts";
import { impersonate } from "./impersonate.ts";
import { listPeople } from "./list-people.ts";
import { createPerson, giveCredentials, importPeople } from "./make-people.ts";
import { readPeopleStatistics } from "./read-people-statistics.ts";
import { readPerson } from "./read-person.ts";
import { refreshPeopleStatistics } from "./refresh-people-statistics.ts";

const ofPerson = z.object({ userId: idShape("user") });
const done = z.object({});

const acting = [perMinute("people-act", 120)];
const seldom = [perMinute("people-seldom", 10)];

const acts: readonly Route[] = [
  route({
    id: "changePerson",
    method: "patch",
    path: "/api/people/{userId}",
    access: "session",
    summary: "Change somebody's name, login, language or guardian's consent; admins only",
    limits: acting,
    params: ofPerson,
    body: personChange,
    reply: personLine,
    run: ({ ctx, params, body }) => changePerson(ctx, { ...params, ...body }),
  }),
  route({
    id: "changeRole",
    method: "put",
    path: "/api/people/{userId}/role",
    access: "session",
    summary: "Give somebody another role; the last admin keeps theirs",
    limits: acting,
    params: ofPerson,
    body: roleChange,
    reply: personLine,
    run: ({ ctx, params, body }) => changeRole(ctx, { ...params, ...body }),
  }),
  route({
    id: "blockPerson",
    method: "put",
    path: "/api/people/{userId}/block",
    access: "session",
    summary: "Block an account, which ends its sessions at once, or let it in again",
    limits: acting,
    params: ofPerson,
    body: blockChange,
    reply: personLine,
    run: ({ ctx, params, body }) => blockPerson(ctx, { ...params, ...body }),
  }),
  route({
    id: "endSessionsOf",
    method: "post",
    path: "/api/people/{userId}/end-sessions",
    access: "session",
    summary: "Sign somebody out everywhere",
    limits: acting,
    params: ofPerson,
    body: reasonGiven,
    reply: z.object({ ended: z.number().int() }),
    run: ({ ctx, params, body }) => endSessionsOf(ctx, { ...params, ...body }),
  }),
  route({
    id: "giveGrant",
    method: "post",
    path: "/api/people/{userId}/grants",
    access: "session",
    summary: "Make somebody jury of one contest, setter of one problem, teacher of one course",
    limits: acting,
    params: ofPerson,
    body: newGrant,
    reply: grantGiven,
    status: 201,
    run: ({ ctx, params, body }) => giveGrant(ctx, { ...params, ...body }),
  }),
  route({
    id: "takeBackGrant",
    method: "delete",
    path: "/api/grants/{grantId}",
    access: "session",
    summary: "Take a grant back; it ends at once",
    limits: acting,
    params: z.object({ grantId: idShape("grant") }),
    reply: done,
    run: async ({ ctx, params }) => {
      await takeBackGrant(ctx, params);
      return {};
    },
  }),
  route({
    id: "impersonate",
    method: "post",
    path: "/api/people/{userId}/impersonation",
    access: "session",
    summary: "Act for somebody for an hour; signing out ends it",
    limits: seldom,
    params: ofPerson,
    body: reasonGiven,
    reply: done,
    run: async ({ ctx, params, body, address, request, setHeader }) => {
      const origin = { address, userAgent: request.headers.get("user-agent") };
      const { setCookie } = await impersonate(ctx, { ...params, ...body, origin });
      setHeader("set-cookie", setCookie);
      return {};
    },
  }),
];

const endings: readonly Route[] = [
  route({
    id: "exportPerson",
    method: "post",
    path: "/api/people/{userId}/export",
    access: "session",
    summary: "Everything kept of one person: for the person, or an admin",
    limits: seldom,
    params: ofPerson,
    reply: z.record(z.string(), z.unknown()),
    run: async ({ ctx, params, setHeader }) => {
      setHeader("content-disposition", `attachment; filename="bilimdon-${params.userId}.json"`);
      return { ...(await exportPerson(ctx, params)) };
    },
  }),
  route({
    id: "erasePerson",
    method: "post",
    path: "/api/people/{userId}/erasure",
    access: "session",
    summary: "Forget who somebody was; their results stay, nameless",
    limits: seldom,
    params: ofPerson,
    body: reasonGiven,
    reply: done,
    run: async ({ ctx, params, body }) => {
      await erasePerson(ctx, { ...params, ...body });
      return {};
    },
  }),
  route({
    id: "mergePerson",
    method: "post",
    path: "/api/people/{userId}/merge",
    access: "session",
    summary: "Make two accounts of one person one",
    limits: seldom,
    params: ofPerson,
    body: mergeInto,
    reply: done,
    run: async ({ ctx, params, body }) => {
      await mergePerson(ctx, { ...params, ...body });
      return {};
    },
  }),
];

const statistics: readonly Route[] = [
  route({
    id: "readPeopleStatistics",
    method: "get",
    path: "/api/people/statistics",
    access: "session",
    summary: "Accounts counted by role, state, organisation and day of registration; admins and support",
    limits: [perMinute("people-list", 60)],
    reply: peopleStatistics,
    run: ({ ctx }) => readPeopleStatistics(ctx),
  }),
  route({
    id: "refreshPeopleStatistics",
    method: "post",
    path: "/api/people/statistics",
    access: "session",
    summary: "Count accounts anew, unless that was done within the last minute",
    limits: seldom,
    reply: peopleStatistics,
    run: ({ ctx }) => refreshPeopleStatistics(ctx),
  }),
];

export const peopleRoutes: readonly Route[] = [
  route({
    id: "listPeople",
    method: "get",
    path: "/api/people",
    access: "session",
    summary: "Accounts, newest first, or those nearest to what is sought; admins and support",
    // Searching costs the database more than any other page.
    limits: [perMinute("people-list", 60)],
    query: peopleQuery,
    reply: peoplePage,
    run: ({ ctx, query }) => listPeople(ctx, query),
  }),
  route({
    id: "createPerson",
    method: "post",
    path: "/api/people",
    access: "session",
    summary: "Make an account; its password is answered this once",
    limits: acting,
    body: newPerson,
    reply: credential,
    holdsSecret: true,
    status: 201,
    run: ({ ctx, body }) => createPerson(ctx, body),
  }),
  route({
    id: "importPeople",
    method: "post",
    path: "/api/people/import",
    access: "session",
    summary: "Look a list of people over, or make them all; passwords are answered this once",
    limits: seldom,
    bodyBytes: 1_000_000,
    body: peopleImport,
    reply: importReport,
    holdsSecret: true,
    run: ({ ctx, body }) => importPeople(ctx, body),
  }),
  route({
    id: "giveCredentials",
    method: "post",
    path: "/api/people/credentials",
    access: "session",
    summary: "New passwords for students, named or all of a contest, answered this once",
    limits: seldom,
    body: credentialsWish,
    reply: credentials,
    holdsSecret: true,
    run: ({ ctx, body }) => giveCredentials(ctx, body),
  }),
  // Before the person, whose path would take their word for an id.
  ...statistics,
  route({
    id: "readPerson",
    method: "get",
    path: "/api/people/{userId}",
    access: "session",
    summary: "One account with its grants",
    params: ofPerson,
    reply: personView,
    run: ({ ctx, params }) => readPerson(ctx, params),
  }),
  ...acts,
  ...endings,
];
