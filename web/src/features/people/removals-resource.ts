import type { FactorRemoval } from "@bilimdon/contracts/http/second-factor";
import { getApi } from "../../client/call-api.ts";
import { makeResource } from "../../client/resource.ts";

export const removalsResource = makeResource(() =>
  getApi<{ readonly removals: readonly FactorRemoval[] }>("/api/second-factor-removals"),
);
