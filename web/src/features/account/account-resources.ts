import type { OwnEmail, OwnSession } from "@bilimdon/contracts/http/account";
import type { SecondFactorState } from "@bilimdon/contracts/http/second-factor";
import type { OwnToken } from "@bilimdon/contracts/http/tokens";
import { getApi } from "../../client/call-api.ts";
import { makeResource } from "../../client/resource.ts";

export const ownSessionsResource = makeResource(() =>
  getApi<{ readonly sessions: readonly OwnSession[] }>("/api/me/sessions"),
);

export const ownEmailResource = makeResource(() => getApi<OwnEmail>("/api/me/email"));

export const secondFactorResource = makeResource(() => getApi<SecondFactorState>("/api/me/second-factor"));

export const ownTokensResource = makeResource(() =>
  getApi<{ readonly tokens: readonly OwnToken[] }>("/api/tokens"),
);
