import { timestamp } from "drizzle-orm/pg-core";

/** A moment in time, with zone; a Date in TypeScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
