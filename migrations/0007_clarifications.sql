CREATE TABLE "canned_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarification_counters" (
	"contest_id" text PRIMARY KEY NOT NULL,
	"last_seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clarification_reads" (
	"contest_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "clarification_reads_contest_id_user_id_pk" PRIMARY KEY("contest_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "clarifications" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"question_id" text,
	"problem_id" text,
	"participant_id" text,
	"text" text NOT NULL,
	"quoted" text,
	"author_id" text NOT NULL,
	"send_key" text,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clarifications_seq_key" UNIQUE("contest_id","seq")
);
--> statement-breakpoint
ALTER TABLE "canned_answers" ADD CONSTRAINT "canned_answers_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_counters" ADD CONSTRAINT "clarification_counters_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_reads" ADD CONSTRAINT "clarification_reads_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarification_reads" ADD CONSTRAINT "clarification_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_question_id_clarifications_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."clarifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canned_answers_contest_id_idx" ON "canned_answers" USING btree ("contest_id");--> statement-breakpoint
CREATE INDEX "clarification_reads_user_id_idx" ON "clarification_reads" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "clarifications_send_key_key" ON "clarifications" USING btree ("author_id","send_key") WHERE "clarifications"."send_key" is not null;--> statement-breakpoint
CREATE INDEX "clarifications_question_id_idx" ON "clarifications" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "clarifications_problem_id_idx" ON "clarifications" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "clarifications_participant_id_idx" ON "clarifications" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "clarifications_author_id_idx" ON "clarifications" USING btree ("author_id");