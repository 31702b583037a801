import type { PersonView } from "@bilimdon/contracts/http/people";
import type { RequestCtx } from "../../../ctx.ts";
import { listGrants } from "./grants.queries.ts";
import { openPerson } from "./open-person.ts";
import { readUse } from "./people.queries.ts";
import { showPerson } from "./show-person.ts";

/** One account with its grants and how it is used. @throws thing.not_found */
export async function readPerson(
  ctx: RequestCtx,
  { userId }: { readonly userId: string },
): Promise<PersonView> {
  const person = await openPerson(ctx, "user.read", userId);
  const [grants, use] = await Promise.all([listGrants(ctx.db, userId), readUse(ctx.db, userId)]);
  return { ...showPerson(person), grants, ...use, lastSeenAt: use.lastSeenAt?.getTime() ?? null };
}
