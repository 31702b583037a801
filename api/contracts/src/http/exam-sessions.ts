import { z } from "zod";

/** GET /api/contests/{slug}/exam-sessions: the one device of each contestant who has come. */
export const examSessionList = z.object({
  sessions: z.array(
    z.object({
      userId: z.string(),
      login: z.string(),
      name: z.string(),
      line: z.string().nullable().describe("the line of the board they compete as"),
      address: z.string().nullable(),
      browser: z.string().nullable(),
      system: z.string().nullable(),
      boundAt: z.number().describe("ms since 1970"),
      isSignedIn: z
        .boolean()
        .describe("false: that session has ended; nothing but a release lets them in again"),
    }),
  ),
});
export type ExamSessionList = z.infer<typeof examSessionList>;

/** DELETE /api/contests/{slug}/exam-sessions/{userId} */
export const examSessionReleased = z.object({ userId: z.string() });
