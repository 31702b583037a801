CREATE TABLE "rejudge_items" (
	"rejudge_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"base_judgement_id" text NOT NULL,
	"shadow_judgement_id" text NOT NULL,
	"is_open" integer DEFAULT 1 NOT NULL,
	"is_applied" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rejudge_items_rejudge_id_submission_id_pk" PRIMARY KEY("rejudge_id","submission_id"),
	CONSTRAINT "rejudge_items_shadow_key" UNIQUE("shadow_judgement_id")
);
--> statement-breakpoint
CREATE TABLE "rejudges" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"reason" text NOT NULL,
	"pick" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "origin" text DEFAULT 'submission' NOT NULL;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "problem_version_id" text;--> statement-breakpoint
ALTER TABLE "rejudge_items" ADD CONSTRAINT "rejudge_items_rejudge_id_rejudges_id_fk" FOREIGN KEY ("rejudge_id") REFERENCES "public"."rejudges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudge_items" ADD CONSTRAINT "rejudge_items_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudge_items" ADD CONSTRAINT "rejudge_items_base_judgement_id_judgements_id_fk" FOREIGN KEY ("base_judgement_id") REFERENCES "public"."judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudge_items" ADD CONSTRAINT "rejudge_items_shadow_judgement_id_judgements_id_fk" FOREIGN KEY ("shadow_judgement_id") REFERENCES "public"."judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudges" ADD CONSTRAINT "rejudges_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudges" ADD CONSTRAINT "rejudges_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rejudges" ADD CONSTRAINT "rejudges_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rejudge_items_open_key" ON "rejudge_items" USING btree ("submission_id") WHERE "rejudge_items"."is_open" = 1;--> statement-breakpoint
CREATE INDEX "rejudge_items_submission_id_idx" ON "rejudge_items" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "rejudge_items_base_idx" ON "rejudge_items" USING btree ("base_judgement_id");--> statement-breakpoint
CREATE INDEX "rejudges_contest_id_idx" ON "rejudges" USING btree ("contest_id","created_at");--> statement-breakpoint
CREATE INDEX "rejudges_created_by_idx" ON "rejudges" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "rejudges_closed_by_idx" ON "rejudges" USING btree ("closed_by");--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judgements_decided_by_idx" ON "judgements" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "judgements_problem_version_id_idx" ON "judgements" USING btree ("problem_version_id");