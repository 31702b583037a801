import { z } from "zod";

/** The first millisecond of the year 2100: whatever a person may mean lies before, and Postgres and Date know it. */
const latestMs = 4_102_444_800_000;

/** A moment that somebody sends. What the API tells of is never refused and needs no bounds. */
export const instant = z.number().int().min(0).max(latestMs).describe("ms since 1970");

/** The same in a query, where everything is text. */
export const queryInstant = z.coerce.number().int().min(0).max(latestMs).describe("ms since 1970");
