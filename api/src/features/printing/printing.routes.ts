import { newPrint, ownPrint, ownPrints, printMove, printQueue } from "@bilimdon/contracts/http/prints";
import { idShape } from "@bilimdon/contracts/ids";
import { printLimits } from "@bilimdon/rules/contest/print-pages";
import { z } from "zod";
import { contestPath } from "../../http/contest-path.ts";
import { perMinute } from "../../http/default-limits.ts";
import { type Route, rawRoute, route } from "../../http/route.ts";
import { listOwnPrints, listPrints } from "./list-prints.ts";
import { changePrint } from "./move-print.ts";
import { sendPdf } from "./send-pdf.ts";
import { sendPrint } from "./send-print.ts";

const jobPath = z.object({ printJobId: idShape("printJob") });

export const printingRoutes: readonly Route[] = [
  route({
    id: "sendPrint",
    method: "post",
    path: "/api/contests/{slug}/prints",
    access: "session",
    inExam: "part",
    scope: "contests.write",
    summary: "Have a text printed while you compete",
    params: contestPath,
    body: newPrint,
    // JSON writes a sign with up to six bytes.
    bodyBytes: 6 * printLimits.textBytes + 1_024,
    mayHoldNul: ["text"],
    limits: [perMinute("prints", 4)],
    reply: ownPrint,
    status: 201,
    run: ({ ctx, params, body }) => sendPrint(ctx, { ...params, ...body }),
  }),
  route({
    id: "listOwnPrints",
    method: "get",
    path: "/api/contests/{slug}/prints/own",
    access: "session",
    inExam: "part",
    scope: "contests.read",
    summary: "What you or your team have had printed",
    params: contestPath,
    reply: ownPrints,
    run: ({ ctx, params }) => listOwnPrints(ctx, params),
  }),
  route({
    id: "listPrints",
    method: "get",
    path: "/api/contests/{slug}/prints",
    access: "session",
    scope: "contests.read",
    summary: "The printing queue, without texts; for runners and officials",
    params: contestPath,
    reply: printQueue,
    run: ({ ctx, params }) => listPrints(ctx, params),
  }),
  route({
    id: "changePrint",
    method: "post",
    path: "/api/print-jobs/{printJobId}/moves",
    access: "session",
    scope: "contests.write",
    summary: "Let a print go again, or note that it was printed by hand or handed over",
    params: jobPath,
    body: printMove,
    limits: [perMinute("print-moves", 120)],
    reply: z.object({ printJobId: z.string() }),
    run: ({ ctx, params, body }) => changePrint(ctx, { ...params, ...body }),
  }),
  rawRoute({
    id: "readPrintPdf",
    method: "get",
    path: "/api/print-jobs/{printJobId}/pdf",
    access: "session",
    scope: "judging.read",
    summary: "A print as a PDF, for officials who print by hand",
    params: jobPath,
    sends: { "application/pdf": "the print" },
    // Drawing costs the processor.
    limits: [perMinute("print-pdf", 60)],
    run: ({ ctx, params }) => sendPdf(ctx, params),
  }),
];
