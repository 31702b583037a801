CREATE TABLE "balloons" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"problem_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"is_earned" integer DEFAULT 1 NOT NULL,
	"taken_by" text,
	"made_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "balloons_cell_key" UNIQUE("participant_id","problem_id")
);
--> statement-breakpoint
CREATE TABLE "print_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"sent_by" text NOT NULL,
	"file_name" text NOT NULL,
	"text" text NOT NULL,
	"pages" integer NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"cause" text,
	"sent_at" timestamp with time zone NOT NULL,
	"moved_at" timestamp with time zone NOT NULL,
	"send_key" text
);
--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "has_balloons" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "print_pages" integer;--> statement-breakpoint
ALTER TABLE "balloons" ADD CONSTRAINT "balloons_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balloons" ADD CONSTRAINT "balloons_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balloons" ADD CONSTRAINT "balloons_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "balloons" ADD CONSTRAINT "balloons_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_jobs" ADD CONSTRAINT "print_jobs_sent_by_users_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "balloons_open_idx" ON "balloons" USING btree ("contest_id","made_at") WHERE "balloons"."state" <> 'delivered';--> statement-breakpoint
CREATE INDEX "balloons_contest_id_idx" ON "balloons" USING btree ("contest_id","moved_at");--> statement-breakpoint
CREATE INDEX "balloons_problem_id_idx" ON "balloons" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "balloons_taken_by_idx" ON "balloons" USING btree ("taken_by");--> statement-breakpoint
CREATE UNIQUE INDEX "print_jobs_send_key_key" ON "print_jobs" USING btree ("participant_id","send_key") WHERE "print_jobs"."send_key" is not null;--> statement-breakpoint
CREATE INDEX "print_jobs_queued_idx" ON "print_jobs" USING btree ("sent_at") WHERE "print_jobs"."state" in ('queued', 'printing');--> statement-breakpoint
CREATE INDEX "print_jobs_contest_id_idx" ON "print_jobs" USING btree ("contest_id","sent_at");--> statement-breakpoint
CREATE INDEX "print_jobs_participant_id_idx" ON "print_jobs" USING btree ("participant_id","sent_at");--> statement-breakpoint
CREATE INDEX "print_jobs_sent_by_idx" ON "print_jobs" USING btree ("sent_by");