CREATE TABLE "custom_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"contest_id" text NOT NULL,
	"problem_id" text NOT NULL,
	"problem_version_id" text NOT NULL,
	"language_id" text NOT NULL,
	"file_name" text NOT NULL,
	"source" text NOT NULL,
	"own_input" text,
	"attempt" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"outcome" jsonb
);
--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_runs_in_flight_key" ON "custom_runs" USING btree ("user_id") WHERE "custom_runs"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "custom_runs_user_id_idx" ON "custom_runs" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "custom_runs_contest_id_idx" ON "custom_runs" USING btree ("contest_id","problem_id");--> statement-breakpoint
CREATE INDEX "custom_runs_problem_id_idx" ON "custom_runs" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "custom_runs_version_idx" ON "custom_runs" USING btree ("problem_version_id");--> statement-breakpoint
CREATE INDEX "custom_runs_started_at_idx" ON "custom_runs" USING btree ("started_at");