import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import { integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Workers that have said hello. Written by features/judge-hosts. */
export const judgeHosts = pgTable(
  "judge_hosts",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    workerId: text("worker_id").notNull(),
    state: text("state", { enum: ["enabled", "drained"] })
      .notNull()
      .default("enabled"),
    hello: jsonb("hello").$type<JudgeHello>().notNull(),
    isConnected: integer("is_connected").notNull().default(0),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (t) => [unique("judge_hosts_name_worker_key").on(t.name, t.workerId)],
);
