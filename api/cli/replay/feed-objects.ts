import { z } from "zod";
import { readReltime, readTime } from "./feed-times.ts";

/** The objects of a feed, as far as a board needs them; times are turned into milliseconds on the way in. */
const reltime = z.string().transform((text, at) => {
  const ms = readReltime(text);
  if (ms === null) at.addIssue({ code: "custom", message: `"${text}" is no relative time h:mm:ss` });
  return ms ?? 0;
});
const time = z.string().transform((text, at) => {
  const ms = readTime(text);
  if (ms === null) at.addIssue({ code: "custom", message: `"${text}" is no time with a zone` });
  return ms ?? 0;
});
const id = z.string().min(1).max(100);
const minutes = z.union([z.number().int().min(0), reltime.transform((ms) => Math.floor(ms / 60_000))]);

export const feedContest = z.looseObject({
  start_time: time.nullish(),
  duration: reltime,
  scoreboard_freeze_duration: reltime.nullish(),
  scoreboard_type: z.string().nullish(),
  penalty_time: minutes.nullish(),
});
export const feedState = z.looseObject({
  thawed: time.nullish(),
  removed_intervals: z.array(z.looseObject({ start: time, end: time.nullish() })).nullish(),
});
export const feedProblem = z.looseObject({ id, label: z.string().nullish(), ordinal: z.number().nullish() });
export const feedGroup = z.looseObject({ id, name: z.string().nullish(), hidden: z.boolean().nullish() });
export const feedTeam = z.looseObject({
  id,
  name: z.string().nullish(),
  display_name: z.string().nullish(),
  group_ids: z.array(id).nullish(),
  hidden: z.boolean().nullish(),
});
export const feedJudgementType = z.looseObject({
  id,
  solved: z.boolean(),
  penalty: z.boolean().nullish(),
});
export const feedSubmission = z.looseObject({
  id,
  team_id: id,
  problem_id: id,
  time: time.nullish(),
  contest_time: reltime.nullish(),
});
export const feedJudgement = z.looseObject({
  id,
  submission_id: id,
  judgement_type_id: id.nullish(),
  current: z.boolean().nullish(),
  start_time: time.nullish(),
  start_contest_time: reltime.nullish(),
});

export type FeedSubmission = z.infer<typeof feedSubmission>;
export type FeedJudgement = z.infer<typeof feedJudgement>;
export type FeedJudgementType = z.infer<typeof feedJudgementType>;

/** What one collection came to: by id, the last object that was told and not deleted. */
export type Collection<T> = ReadonlyMap<string, T>;
