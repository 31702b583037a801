import { balloonActs } from "@bilimdon/rules/contest/balloon";
import { z } from "zod";

/** One balloon, as whoever carries it sees it. */
export const balloonView = z.object({
  balloonId: z.string(),
  job: z
    .enum(["bring", "underway", "done", "turn-round", "fetch"])
    .describe("what there is to do; see rules/contest/balloon"),
  problemLabel: z.string(),
  problemName: z.record(z.string(), z.string()).describe("by language"),
  rgb: z.string().nullable().describe("#rrggbb; null: the contest gave the problem no colour"),
  participantName: z.string(),
  organisation: z.string().nullable(),
  place: z.string().nullable().describe("the organisers' own name of the line, such as a seat"),
  isFirst: z.boolean().describe("the first to solve this problem, by the jury's board as it stands"),
  isHidden: z.boolean().describe("the public board does not show it; only officials are told of it"),
  takenBy: z.string().nullable().describe("name of whoever has it, or had it last"),
  isMine: z.boolean(),
  madeAt: z.number(),
  movedAt: z.number(),
});
export type BalloonView = z.infer<typeof balloonView>;

/** GET /api/contests/{slug}/balloons */
export const balloonList = z.object({
  contestId: z.string(),
  hasBalloons: z.boolean().describe("false: the contest gives none"),
  open: z.array(balloonView).describe("oldest first"),
  done: z.array(balloonView).describe("the last delivered, latest first"),
});
export type BalloonList = z.infer<typeof balloonList>;

/** POST /api/balloons/{balloonId}/moves */
export const balloonMove = z.object({ act: z.enum(balloonActs) });
