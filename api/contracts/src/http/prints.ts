import { printActs } from "@bilimdon/rules/contest/print-job";
import { printLimits } from "@bilimdon/rules/contest/print-pages";
import { z } from "zod";

const state = z.enum(["queued", "printing", "printed", "failed", "handed-over"]);

/** POST /api/contests/{slug}/prints */
export const newPrint = z.object({
  fileName: z.string().trim().min(1).max(printLimits.fileName),
  text: z.string().max(printLimits.textBytes).describe("64 KB at most in UTF-8"),
  sendKey: z.string().min(8).max(64).optional().describe("the sender's own mark: the same one prints once"),
});

/** What a contestant sees of their own. */
export const ownPrint = z.object({
  printJobId: z.string(),
  fileName: z.string(),
  pages: z.number().int(),
  state: z
    .enum(["queued", "printed", "handed-over"])
    .describe("queued until it is on paper: a printer that is stuck is the officials' matter"),
  sentAt: z.number(),
});
export type OwnPrint = z.infer<typeof ownPrint>;

/** GET /api/contests/{slug}/prints/own: latest first. */
export const ownPrints = z.object({ printPages: z.number().int().nullable(), prints: z.array(ownPrint) });
export type OwnPrints = z.infer<typeof ownPrints>;

/** One print, as whoever serves the queue sees it; never its text. */
export const printView = z.object({
  printJobId: z.string(),
  participantName: z.string(),
  organisation: z.string().nullable(),
  place: z.string().nullable(),
  fileName: z.string(),
  pages: z.number().int(),
  state,
  tries: z.number().int(),
  cause: z.string().nullable().describe("why the printer's command failed, in its own words"),
  sentAt: z.number(),
  movedAt: z.number(),
});
export type PrintView = z.infer<typeof printView>;

/** GET /api/contests/{slug}/prints */
export const printQueue = z.object({
  contestId: z.string(),
  printPages: z.number().int().nullable(),
  hasPrinter: z.boolean().describe("false: no PRINT_COMMAND; prints wait until somebody prints them by hand"),
  mayRead: z.boolean().describe("whether the caller may open the PDF of each"),
  open: z.array(printView).describe("oldest first; what failed is among them"),
  done: z.array(printView).describe("the last handed over, latest first"),
});
export type PrintQueue = z.infer<typeof printQueue>;

/** POST /api/print-jobs/{printJobId}/moves */
export const printMove = z.object({ act: z.enum(printActs) });
