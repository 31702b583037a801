import type { ContestSettings } from "@bilimdon/rules/contest/check-settings";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { planProblems, planQualification, refuseFaults } from "./keep-settings.ts";
import { columnsOf, insertKept, replaceProblems } from "./settings.queries.ts";

export interface KeptDraft {
  readonly contestId: string;
  readonly slug: string;
}

/**
 * Makes a contest, as a draft that officials alone know of.
 *
 * @throws contest.settings_refused
 */
export async function startContestDraft(ctx: RequestCtx, settings: ContestSettings): Promise<KeptDraft> {
  requirePermit(ctx, "contest.make");
  const contestId = ctx.ids.make("contest");
  await inTransaction(ctx.db, async (tx) => {
    const planned = await planProblems(tx, { contestId, problems: settings.problems, choice: "all" });
    const { qualifiesFromId, faults } = await planQualification(tx, settings);
    refuseFaults(settings, [...planned.faults, ...faults]);
    const createdAt = new Date(ctx.clock.now());
    const row = {
      id: contestId,
      state: "draft" as const,
      createdAt,
      ...columnsOf(settings, { removed: [], qualifiesFromId }),
    };
    if (!(await insertKept(tx, row))) refuseFaults(settings, [{ field: "slug", fault: "slug-taken" }]);
    await replaceProblems(tx, contestId, planned.rows);
    const thing = { kind: "contest", id: contestId };
    await addAudit(tx, ctx, { act: "contest.make", thing, after: { slug: settings.slug } });
  });
  return { contestId, slug: settings.slug };
}
