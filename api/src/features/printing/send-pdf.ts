import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { drawPrint } from "./draw-print.ts";
import { type Paper, readPaper } from "./printing.queries.ts";

/**
 * A print as its PDF, for officials who print by hand.
 *
 * @throws access.refused, session.required, thing.not_found
 */
export async function sendPdf(
  ctx: RequestCtx,
  { printJobId }: { readonly printJobId: string },
): Promise<Response> {
  const paper = await readPaper(ctx.db, printJobId);
  requirePermit(ctx, "print.read", placedIn({ contest: paper?.contestId }));
  if (paper === null) throw refuse("thing.not_found", "There is no such print.");
  const pdf = await drawPrint(paperOf(paper));
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${printJobId}.pdf"`,
      "cache-control": "no-store",
    },
  });
}

export function paperOf({ contestTitle, ...paper }: Paper) {
  return { ...paper, contest: contestTitle.uz ?? Object.values(contestTitle)[0] ?? "" };
}
