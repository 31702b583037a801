import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { hasBegun } from "./change-settings.ts";
import { refuseFaults } from "./keep-settings.ts";
import { type ContestState, findKeptContest, updateKept } from "./settings.queries.ts";
import type { KeptDraft } from "./start-contest-draft.ts";

/** Where a contest may go from each state; one that has begun never becomes a draft again. */
const ways: Readonly<Record<ContestState, readonly ContestState[]>> = {
  draft: ["published", "template"],
  template: ["draft"],
  published: ["draft", "archived"],
  archived: ["published"],
};

/**
 * Publishes, archives, or takes back.
 *
 * @throws contest.wrong_state, contest.settings_refused when what is to be published has faults, thing.not_found
 */
export async function setContestState(
  ctx: RequestCtx,
  { slug, state }: { readonly slug: string; readonly state: ContestState },
): Promise<KeptDraft> {
  const contestId = await requireInContest(ctx, "contest.change", slug);
  await inTransaction(ctx.db, async (tx) => {
    const kept = await findKeptContest(tx, { contestId, isLocked: true });
    if (kept === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
    const now = ctx.clock.now();
    const isOver = kept.row.endsAt.getTime() <= now;
    if (!ways[kept.state].includes(state) || (state === "draft" && hasBegun(kept, now)))
      throw refuse("contest.wrong_state", `A contest that is ${kept.state} does not become ${state} now.`, {
        from: kept.state,
        to: state,
      });
    if (state === "archived" && !isOver)
      throw refuse("contest.wrong_state", "The contest is not over; it is archived afterwards.", {
        from: kept.state,
        to: state,
      });
    if (state === "published") refuseFaults(kept.settings);
    await updateKept(tx, contestId, { state });
    await addAudit(tx, ctx, {
      act: "contest.set-state",
      thing: { kind: "contest", id: contestId },
      before: { state: kept.state },
      after: { state },
    });
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return { contestId, slug };
}
