import type { OwnEmail, OwnSession } from "@bilimdon/contracts/http/account";
import { getApi } from "../../client/call-api.ts";
import { makeResource } from "../../client/resource.ts";

export const ownSessionsResource = makeResource(() =>
  getApi<{ readonly sessions: readonly OwnSession[] }>("/api/me/sessions"),
);

export const ownEmailResource = makeResource(() => getApi<OwnEmail>("/api/me/email"));
