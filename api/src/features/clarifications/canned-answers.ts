import { clarificationLimits } from "@bilimdon/contracts/http/clarifications";
import type { RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requireInContest } from "../../http/require-in-contest.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { deleteCanned, findCannedContest, insertCanned, readCanned } from "./clarifications.queries.ts";

interface CannedList {
  readonly cannedAnswers: readonly { readonly cannedAnswerId: string; readonly text: string }[];
}

/** The answers the jury keeps at hand. @throws access.refused, thing.not_found */
export async function listCanned(ctx: RequestCtx, { slug }: { readonly slug: string }): Promise<CannedList> {
  const contestId = await requireInContest(ctx, "clarification.answer", slug);
  return { cannedAnswers: await readCanned(ctx.db, contestId) };
}

/** @throws canned_answer.too_many */
export async function keepCanned(
  ctx: RequestCtx,
  { slug, text }: { readonly slug: string; readonly text: string },
): Promise<CannedList> {
  const contestId = await requireInContest(ctx, "clarification.answer", slug);
  const { cannedAtMost } = clarificationLimits;
  if ((await readCanned(ctx.db, contestId)).length >= cannedAtMost)
    throw refuse(
      "canned_answer.too_many",
      `A contest keeps ${cannedAtMost} such answers; remove one first.`,
      {
        cannedAtMost,
      },
    );
  const createdAt = new Date(ctx.clock.now());
  const id = ctx.ids.make("cannedAnswer");
  await inTransaction(ctx.db, async (tx) => {
    await insertCanned(tx, { id, contestId, text, createdAt });
    const thing = { kind: "canned-answer", id };
    await addAudit(tx, ctx, { act: "clarification.keep-canned", thing, after: { contestId, text } });
  });
  return { cannedAnswers: await readCanned(ctx.db, contestId) };
}

/** @throws thing.not_found */
export async function removeCanned(
  ctx: RequestCtx,
  { cannedAnswerId }: { readonly cannedAnswerId: string },
): Promise<{ readonly cannedAnswerId: string }> {
  const contestId = await findCannedContest(ctx.db, cannedAnswerId);
  requirePermit(ctx, "clarification.answer", placedIn({ contest: contestId ?? undefined }));
  await inTransaction(ctx.db, async (tx) => {
    const text = await deleteCanned(tx, cannedAnswerId);
    if (text === null) throw refuse("thing.not_found", "This answer is removed already.");
    const thing = { kind: "canned-answer", id: cannedAnswerId };
    await addAudit(tx, ctx, { act: "clarification.remove-canned", thing, before: { text } });
  });
  return { cannedAnswerId };
}
