import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { findContestId } from "../../../db/places.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { refuseFaults } from "./keep-settings.ts";
import {
  columnsOf,
  findKeptContest,
  insertKept,
  readKeptVersions,
  replaceProblems,
} from "./settings.queries.ts";
import type { KeptDraft } from "./start-contest-draft.ts";

/**
 * A draft with everything that a contest or a template was set to, under a slug and a start of its own; nobody who took
 * part comes along, and no invitation code.
 *
 * @throws contest.settings_refused, thing.not_found
 */
export async function cloneContest(
  ctx: RequestCtx,
  input: { readonly from: string; readonly slug: string; readonly startsAt: number },
): Promise<KeptDraft> {
  requirePermit(ctx, "contest.make");
  const { slug, startsAt } = input;
  const sourceId = await findContestId(ctx.db, input.from);
  const contestId = ctx.ids.make("contest");
  await inTransaction(ctx.db, async (tx) => {
    const source = sourceId === null ? null : await findKeptContest(tx, { contestId: sourceId });
    if (source === null) throw refuse("thing.not_found", `There is no contest "${input.from}".`);
    const { registration } = source.settings;
    const settings = {
      ...source.settings,
      slug,
      startsAt,
      registration: registration === "code" ? ("closed" as const) : registration,
      invitationCode: null,
      registrationEndsAt: null,
    };
    refuseFaults(settings);
    const createdAt = new Date(ctx.clock.now());
    const row = {
      id: contestId,
      state: "draft" as const,
      createdAt,
      ...columnsOf(settings, { removed: [], qualifiesFromId: source.row.qualifiesFromId }),
    };
    if (!(await insertKept(tx, row))) refuseFaults(settings, [{ field: "slug", fault: "slug-taken" }]);
    const versions = new Map((await readKeptVersions(tx, source.contestId)).map((one) => [one.slug, one]));
    const rows = settings.problems.flatMap(({ slug: of, ...problem }, ordinal) => {
      const version = versions.get(of);
      if (version === undefined) return [];
      const { problemId, problemVersionId } = version;
      return [{ contestId, problemId, problemVersionId, ordinal, ...problem }];
    });
    await replaceProblems(tx, contestId, rows);
    const after = { slug, from: source.contestId };
    await addAudit(tx, ctx, { act: "contest.clone", thing: { kind: "contest", id: contestId }, after });
  });
  return { contestId, slug };
}
