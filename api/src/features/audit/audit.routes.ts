import { auditPage, auditQuery } from "@bilimdon/contracts/http/people";
import { type Route, route } from "../../http/route.ts";
import { listAudit } from "./list-audit.ts";

export const auditRoutes: readonly Route[] = [
  route({
    id: "listAudit",
    method: "get",
    path: "/api/audit",
    access: "session",
    summary: "Who did what, newest first; admins only",
    query: auditQuery,
    reply: auditPage,
    run: ({ ctx, query }) => listAudit(ctx, query),
  }),
];
