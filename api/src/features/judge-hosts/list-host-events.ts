import type { judgeHostEvents } from "@bilimdon/contracts/http/judge-hosts";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { isHostThere, readHostEvents } from "./host-events.queries.ts";

const shownAtMost = 200;

/** What happened to a host and who did it, newest first. Officials only. @throws thing.not_found */
export async function listHostEvents(
  ctx: RequestCtx,
  { hostId }: { readonly hostId: string },
): Promise<z.infer<typeof judgeHostEvents>> {
  requirePermit(ctx, "judge-host.read");
  if (!(await isHostThere(ctx.db, hostId)))
    throw refuse("thing.not_found", `There is no judge host ${hostId}.`, { hostId });
  const events = await readHostEvents(ctx.db, hostId, shownAtMost);
  return { events: events.map(({ happenedAt, ...event }) => ({ ...event, at: happenedAt.getTime() })) };
}
