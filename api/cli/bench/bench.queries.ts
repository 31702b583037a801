import { and, eq } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";
import { judgements } from "../../src/db/schema/submissions.ts";

/** What the judge noted of a submission: its outcome, and when it did what. */
export async function readFlight(db: Database, submissionId: string) {
  const [found] = await db
    .select({ outcome: judgements.outcome, flight: judgements.flight })
    .from(judgements)
    .where(and(eq(judgements.submissionId, submissionId), eq(judgements.isCurrent, 1)));
  return found ?? null;
}
