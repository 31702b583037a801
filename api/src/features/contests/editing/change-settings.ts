import { isDeepStrictEqual } from "node:util";
import type { ContestSettings, SettingFault } from "@bilimdon/rules/contest/check-settings";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { Executor } from "../../../db/client.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { raiseRoster } from "../participants.queries.ts";
import { choiceOf, planProblems, planQualification, refuseFaults } from "./keep-settings.ts";
import {
  columnsOf,
  findKeptContest,
  type KeptContest,
  readUsedProblems,
  replaceProblems,
  updateKept,
} from "./settings.queries.ts";
import { changedFacts } from "./settings-facts.ts";
import type { KeptDraft } from "./start-contest-draft.ts";

/**
 * Sets a contest anew. Once it has begun its times are changed by its clock alone (an extension, a power cut), and its
 * format and its address stay; a problem that somebody sent code for stays in. Once its results are final, what they come
 * from stays too. Boards follow.
 *
 * @throws contest.settings_refused, contest.wrong_state for an archived one, thing.not_found
 */
export async function changeSettings(
  ctx: RequestCtx,
  { contestSlug, settings }: { readonly contestSlug: string; readonly settings: ContestSettings },
): Promise<KeptDraft> {
  const contestId = await requireInContest(ctx, "contest.change", contestSlug);
  await inTransaction(ctx.db, async (tx) => {
    const kept = await findKeptContest(tx, { contestId, isLocked: true });
    if (kept === null) throw refuse("thing.not_found", `There is no contest "${contestSlug}".`);
    if (kept.state === "archived")
      throw refuse("contest.wrong_state", "The contest is archived; publish it again to change it.");
    const hasStarted = hasBegun(kept, ctx.clock.now());
    const planned = await planProblems(tx, { contestId, problems: settings.problems, choice: choiceOf(ctx) });
    const isFinal = kept.row.finalizedAt !== null;
    const locked = [
      ...(hasStarted ? changedOf(fixedOnceBegun, kept.settings, settings, "locked") : []),
      ...(isFinal ? changedOf(fixedOnceFinal, kept.settings, settings, "final") : []),
    ];
    const inUse = await findRemovedInUse(tx, kept, planned.rows);
    const { qualifiesFromId, faults } = await planQualification(tx, settings);
    refuseFaults(settings, [...locked, ...planned.faults, ...inUse, ...faults]);
    if (!(await write(tx, kept, { settings, hasStarted, qualifiesFromId })))
      refuseFaults(settings, [{ field: "slug", fault: "slug-taken" }]);
    await replaceProblems(tx, contestId, planned.rows);
    await raiseRoster(tx, contestId);
    const facts = changedFacts(kept.settings, settings);
    await addAudit(tx, ctx, {
      act: "contest.change",
      thing: { kind: "contest", id: contestId },
      ...facts,
    });
  });
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return { contestId, slug: settings.slug };
}

/** Drafts and templates never begin. */
export function hasBegun({ state, row }: KeptContest, now: number): boolean {
  return (state === "published" || state === "archived") && row.startsAt.getTime() <= now;
}

/** Times of a contest that has begun are the clock's; the rest of the columns is written. */
function write(
  tx: Executor,
  { contestId, row }: KeptContest,
  {
    settings,
    hasStarted,
    qualifiesFromId,
  }: {
    readonly settings: ContestSettings;
    readonly hasStarted: boolean;
    readonly qualifiesFromId: string | null;
  },
): Promise<boolean> {
  const { startsAt, endsAt, freezesAt, ownLengthMs, ...rest } = columnsOf(settings, {
    removed: row.removedIntervals,
    qualifiesFromId,
  });
  const times = { startsAt, endsAt, freezesAt, ownLengthMs, countdownPausedMs: null };
  return updateKept(tx, contestId, hasStarted ? rest : { ...rest, ...times });
}

const fixedOnceBegun = ["slug", "startsAt", "lengthMs", "windowMs", "freezeMs", "format", "takes"] as const;
/** What ranks and awards come from. */
const fixedOnceFinal = ["penaltyMinutes", "awards", "problems"] as const;

function changedOf(
  fields: readonly (keyof ContestSettings)[],
  before: ContestSettings,
  after: ContestSettings,
  fault: "locked" | "final",
): SettingFault[] {
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, fault }));
}

async function findRemovedInUse(
  tx: Executor,
  { contestId }: KeptContest,
  rows: readonly { readonly problemId: string }[],
): Promise<SettingFault[]> {
  const used = await readUsedProblems(tx, contestId);
  const staying = new Set(rows.map(({ problemId }) => problemId));
  const areAllThere = [...used].every((problemId) => staying.has(problemId));
  return areAllThere ? [] : [{ field: "problems", fault: "problem-in-use" }];
}
