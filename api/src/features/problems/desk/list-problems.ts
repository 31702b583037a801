import type { ProblemList } from "@bilimdon/contracts/http/problems";
import { permit } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../../../ctx.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { readProblems } from "./desk.queries.ts";

/** A setter's own problems, or all of them for officials, each with its newest version. */
export async function listProblems(ctx: RequestCtx): Promise<ProblemList> {
  requirePermit(ctx, "problem.list-own");
  const seesAll = permit(ctx.person, "problem.list-all") === "allowed";
  return { problems: await readProblems(ctx.db, seesAll ? null : (ctx.person?.userId ?? "")) };
}
