import type { PersonView } from "@bilimdon/contracts/http/people";
import { getApi } from "../../client/call-api.ts";
import { keyedResource } from "../../client/resource.ts";

export const personResource = keyedResource((userId) => getApi<PersonView>(`/api/people/${userId}`));
