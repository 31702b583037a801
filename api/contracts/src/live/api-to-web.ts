import { z } from "zod";
import { clarification } from "../http/clarifications.ts";
import { judgeHostView } from "../http/judge-hosts.ts";
import { deskSubmission } from "../http/jury-desk.ts";
import { boardCellAt, boardFirst, boardPhase } from "../http/scoreboard.ts";
import { submissionSummary } from "../http/submissions.ts";

/** Event "board-delta", to the board's room; see rules/scoreboard/board.ts for the meaning. */
export const boardDelta = z.object({
  contestId: z.string(),
  audience: z.enum(["public", "jury"]),
  previousVersion: z.number().int(),
  version: z.number().int(),
  cells: z.array(boardCellAt),
  firsts: z.array(boardFirst),
  phase: boardPhase.optional(),
});

/** Event "submission", to its owner: the whole current summary, so that a lost message costs nothing. */
export const submissionNews = submissionSummary;

/** Event "submission-progress", to its owner, at most four a second. */
export const submissionProgress = z.object({
  submissionId: z.string(),
  phase: z.enum(["queued", "fetching", "compiling", "testing"]),
  testsDone: z.number().int(),
  testsTotal: z.number().int(),
});
export type SubmissionProgress = z.infer<typeof submissionProgress>;

/** Event "judge-hosts": the list as it stands. */
export const judgeHostsNews = z.array(judgeHostView);

/** Event "contest-changed": the contest's page should be asked for again. */
export const contestChanged = z.object({ contestId: z.string() });

/** Event "custom-run", to whoever started it: it has ended, and its results may be asked for. */
export const customRunNews = z.object({ customRunId: z.string() });

/** Event "desk-submission", to the contest's jury: the whole as the list shows it. */
export const deskSubmissionNews = deskSubmission;

/** Event "rejudge-changed", to the contest's jury: it should be asked for again. May come many times a second. */
export const rejudgeChanged = z.object({ contestId: z.string(), rejudgeId: z.string() });

/** Event "balloons-changed", to the contest's jury and its runners: the list should be asked for again. */
export const balloonsChanged = z.object({ contestId: z.string() });

/** Event "printing-changed", to whoever serves the queue and to the sender: the list should be asked for again. */
export const printingChanged = z.object({ contestId: z.string() });

/** Event "clarification", to the rooms of whoever may read it: the whole, as the list shows it to that room. */
export const clarificationNews = clarification;

/** Event to the room of a session that has ended; with it, the room's sockets are closed. */
export const sessionEnded = "session-ended";
