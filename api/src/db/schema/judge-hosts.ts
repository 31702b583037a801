import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import type { Probes } from "@bilimdon/rules/judging/judge-drift";
import type { HostRestriction } from "@bilimdon/rules/judging/may-judge";
import { bigserial, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { moment } from "./columns.ts";

/** Workers that have said hello. Written by features/judge-hosts. */
export const judgeHosts = pgTable(
  "judge_hosts",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    workerId: text("worker_id").notNull(),
    /** drained: by an operator. aside: by the platform itself, for stateCause. Neither takes jobs. */
    state: text("state", { enum: ["enabled", "drained", "aside"] })
      .notNull()
      .default("enabled"),
    stateCause: text("state_cause"),
    stateSince: moment("state_since"),
    /** null: takes everything. */
    restriction: jsonb("restriction").$type<HostRestriction | null>(),
    hello: jsonb("hello").$type<JudgeHello>().notNull(),
    isConnected: integer("is_connected").notNull().default(0),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (t) => [unique("judge_hosts_name_worker_key").on(t.name, t.workerId)],
);

/** What hosts measured of themselves; never changed once written. Written by features/judge-hosts. */
export const judgeHostCalibrations = pgTable(
  "judge_host_calibrations",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    judgeHostId: text("judge_host_id")
      .notNull()
      .references(() => judgeHosts.id),
    measuredAt: moment("measured_at").notNull(),
    probes: jsonb("probes").$type<Probes>().notNull(),
    /** unknown: there was nothing yet to hold it against. */
    finding: text("finding", { enum: ["steady", "unknown", "drifted"] }).notNull(),
    detail: text("detail"),
  },
  (t) => [index("judge_host_calibrations_host_idx").on(t.judgeHostId, t.id)],
);

/** What happened to a host and who did it; never changed once written. Written by features/judge-hosts. */
export const judgeHostEvents = pgTable(
  "judge_host_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    judgeHostId: text("judge_host_id")
      .notNull()
      .references(() => judgeHosts.id),
    kind: text("kind", {
      enum: ["joined", "lost", "enabled", "drained", "aside", "restricted", "fault", "disagreed"],
    }).notNull(),
    happenedAt: moment("happened_at").notNull(),
    /** null: the platform itself. */
    byUserId: text("by_user_id").references(() => users.id),
    detail: text("detail"),
  },
  (t) => [
    index("judge_host_events_host_idx").on(t.judgeHostId, t.id),
    index("judge_host_events_by_user_idx").on(t.byUserId),
  ],
);
