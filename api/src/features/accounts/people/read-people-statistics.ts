import type { PeopleStatistics } from "@bilimdon/contracts/http/people-statistics";
import { roles } from "@bilimdon/rules/access/roles";
import type { RequestCtx } from "../../../ctx.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readStatistics } from "./people-statistics.queries.ts";

const organisationsNamed = 20;
const daysShown = 30;

/** How many accounts there are of each kind, as they were when last counted. */
export async function readPeopleStatistics(ctx: RequestCtx): Promise<PeopleStatistics> {
  requirePermit(ctx, "user.list");
  const now = new Date(ctx.clock.now());
  const read = await readStatistics(ctx.db, { now, organisations: organisationsNamed, days: daysShown });
  const peopleOf = (role: string, state: string) =>
    read.states.find((one) => one.role === role && one.state === state)?.people ?? 0;
  return {
    countedAt: read.counted_at,
    people: read.states.reduce((sum, { people }) => sum + people, 0),
    byRole: roles.map((role) => ({
      role,
      active: peopleOf(role, "active"),
      blocked: peopleOf(role, "blocked"),
    })),
    organisations: read.organisations,
    otherOrganisations: { organisations: read.other_organisations, people: read.in_other_organisations },
    withoutOrganisation: read.without_organisation,
    registrations: read.days,
  };
}
