import type { ProblemList } from "@bilimdon/contracts/http/problems";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readProblems } from "./desk.queries.ts";

/** A setter's own problems and those they were made setter of, or all of them for officials, each with its newest version. */
export async function listProblems(ctx: RequestCtx): Promise<ProblemList> {
  const granted = (ctx.person?.grants ?? []).filter(
    ({ kind, role }) => kind === "problem" && role === "setter",
  );
  if (granted.length === 0) requirePermit(ctx, "problem.list-own");
  const seesAll = permit(ctx.person, "problem.list-all") === "allowed";
  const whose = { ownerId: ctx.person?.userId ?? "", grantedIds: granted.map(({ id }) => id) };
  return { problems: await readProblems(ctx.db, seesAll ? null : whose) };
}
