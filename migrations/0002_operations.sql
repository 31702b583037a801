CREATE TABLE "judge_host_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"judge_host_id" text NOT NULL,
	"kind" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"by_user_id" text,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "judging_pauses" (
	"id" text PRIMARY KEY NOT NULL,
	"problem_id" text,
	"contest_id" text,
	"reason" text NOT NULL,
	"paused_at" timestamp with time zone NOT NULL,
	"paused_by" text NOT NULL,
	CONSTRAINT "judging_pauses_problem_id_unique" UNIQUE("problem_id"),
	CONSTRAINT "judging_pauses_contest_id_unique" UNIQUE("contest_id")
);
--> statement-breakpoint
ALTER TABLE "judge_hosts" ADD COLUMN "state_cause" text;--> statement-breakpoint
ALTER TABLE "judge_hosts" ADD COLUMN "state_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "judge_hosts" ADD COLUMN "restriction" jsonb;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "shown_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "judge_host_events" ADD CONSTRAINT "judge_host_events_judge_host_id_judge_hosts_id_fk" FOREIGN KEY ("judge_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge_host_events" ADD CONSTRAINT "judge_host_events_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_paused_by_users_id_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judge_host_events_host_idx" ON "judge_host_events" USING btree ("judge_host_id","id");--> statement-breakpoint
CREATE INDEX "judging_pauses_paused_by_idx" ON "judging_pauses" USING btree ("paused_by");--> statement-breakpoint
CREATE INDEX "judgements_finished_idx" ON "judgements" USING btree ("finished_at");--> statement-breakpoint
CREATE INDEX "judgements_failed_idx" ON "judgements" USING btree ("finished_at") WHERE "judgements"."state" = 'failed' and "judgements"."is_current" = 1;