import type { publishRequest } from "@bilimdon/contracts/http/problems";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { openVersion } from "./open-version.ts";
import { listWarnings, readVersion } from "./read-version.ts";
import { tellVersion } from "./tell-version.ts";
import {
  findPublishedNumber,
  insertPublication,
  publishVerified,
  type VersionRow,
} from "./versions.queries.ts";

export interface PublishInput extends z.infer<typeof publishRequest> {
  readonly problemVersionId: string;
}

/**
 * Gives a version to new contests and to learners, in place of the one published before. Contests that have an
 * earlier version keep it.
 *
 * @throws package.not_verified while the judge is at work, or when anything disagrees: with what does;
 *   package.warnings_unread; package.reason_missing when a newer version is published
 */
export async function publishVersion(ctx: RequestCtx, input: PublishInput) {
  const version = await openVersion(ctx, "problem.change", input.problemVersionId);
  const { problemId, problemVersionId, slug, number } = version;
  if (version.publishedAt !== null) return readVersion(ctx, input);
  refuseUnverified(version);
  const warnings = listWarnings(version);
  if (input.acknowledgedWarnings !== warnings.length)
    throw refuse(
      "package.warnings_unread",
      `${slug} has ${warnings.length} remarks, of which ${input.acknowledgedWarnings} were acknowledged; read them, then publish.`,
      { warnings: warnings.slice(0, 100), count: warnings.length },
    );
  const at = new Date(ctx.clock.now());
  const actorId = ctx.person?.userId ?? "";
  await inTransaction(ctx.db, async (tx) => {
    const before = await findPublishedNumber(tx, problemId);
    if (before !== null && before > number && input.reason === "")
      throw refuse(
        "package.reason_missing",
        `Version ${before} of ${slug} is published; say why the earlier version ${number} takes its place.`,
      );
    if (!(await publishVerified(tx, { problemId, problemVersionId, at })))
      throw refuse("package.not_verified", `${slug} is being verified anew.`);
    await insertPublication(tx, {
      problemId,
      problemVersionId,
      act: "published",
      reason: input.reason,
      actorId,
      at,
    });
    await addAudit(tx, ctx, {
      act: "problem.publish",
      thing: { kind: "problem", id: problemId },
      before: { publishedNumber: before },
      after: { publishedNumber: number, problemVersionId, reason: input.reason },
    });
  });
  await tellVersion(ctx, problemVersionId);
  return readVersion(ctx, input);
}

const mostNamed = 50;

function refuseUnverified(version: VersionRow): void {
  const { slug, state, done, total, lines, summary } = version;
  if (state === "verified") return;
  if (state === "verifying")
    throw refuse("package.not_verified", `${slug} is still being verified: ${done} of ${total}.`);
  if (state !== "disagrees")
    throw refuse("package.not_verified", `${slug} was never verified to the end; verify it first.`);
  const disagreeing = lines.filter((line) => !line.ok).slice(0, mostNamed);
  const faults = summary?.faults ?? [];
  const first = disagreeing[0];
  const named =
    first === undefined
      ? (faults[0] ?? "")
      : `${first.submission} should be ${first.expected}: ${first.message}`;
  const words = `${slug} is not what it says: ${disagreeing.length} submissions disagree, ${faults.length} faults. First: ${named}`;
  throw refuse("package.not_verified", words.slice(0, 1000), {
    disagreeing,
    faults: faults.slice(0, mostNamed),
  });
}
