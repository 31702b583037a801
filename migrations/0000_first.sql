CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"label" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"locale" text DEFAULT 'uz' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contest_problems" (
	"contest_id" text NOT NULL,
	"problem_id" text NOT NULL,
	"problem_version_id" text NOT NULL,
	"label" text NOT NULL,
	"ordinal" integer NOT NULL,
	CONSTRAINT "contest_problems_contest_id_problem_id_pk" PRIMARY KEY("contest_id","problem_id"),
	CONSTRAINT "contest_problems_label_key" UNIQUE("contest_id","label")
);
--> statement-breakpoint
CREATE TABLE "contests" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" jsonb NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"freezes_at" timestamp with time zone,
	"thawed_at" timestamp with time zone,
	"finalized_at" timestamp with time zone,
	"penalty_minutes" integer DEFAULT 20 NOT NULL,
	"is_demo" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "contests_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"user_id" text,
	"name" text NOT NULL,
	"organisation" text,
	"group_name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participants_contest_user_key" UNIQUE("contest_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "judge_hosts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"worker_id" text NOT NULL,
	"state" text DEFAULT 'enabled' NOT NULL,
	"hello" jsonb NOT NULL,
	"is_connected" integer DEFAULT 0 NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "judge_hosts_name_worker_key" UNIQUE("name","worker_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"room" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "problem_assets" (
	"problem_version_id" text NOT NULL,
	"path" text NOT NULL,
	"blob_hash" text NOT NULL,
	"bytes" bigint NOT NULL,
	"mime" text NOT NULL,
	CONSTRAINT "problem_assets_problem_version_id_path_pk" PRIMARY KEY("problem_version_id","path")
);
--> statement-breakpoint
CREATE TABLE "problem_samples" (
	"problem_version_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"input" text NOT NULL,
	"answer" text NOT NULL,
	"interaction" text,
	"note" text,
	"is_cut" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "problem_samples_problem_version_id_ordinal_pk" PRIMARY KEY("problem_version_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "problem_statements" (
	"problem_version_id" text NOT NULL,
	"language" text NOT NULL,
	"form" text NOT NULL,
	"html" text NOT NULL,
	"pdf_hash" text,
	CONSTRAINT "problem_statements_problem_version_id_language_pk" PRIMARY KEY("problem_version_id","language")
);
--> statement-breakpoint
CREATE TABLE "problem_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"problem_id" text NOT NULL,
	"number" integer NOT NULL,
	"package_hash" text NOT NULL,
	"manifest" jsonb NOT NULL,
	"names" jsonb NOT NULL,
	"time_limit_ms" integer,
	"memory_bytes" bigint NOT NULL,
	"state" text NOT NULL,
	"verification_attempt" integer DEFAULT 1 NOT NULL,
	"verification_done" integer DEFAULT 0 NOT NULL,
	"verification_total" integer DEFAULT 0 NOT NULL,
	"report_lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"report_summary" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "problem_versions_number_key" UNIQUE("problem_id","number")
);
--> statement-breakpoint
CREATE TABLE "problems" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"owner_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "problems_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "board_cells" (
	"contest_id" text NOT NULL,
	"audience" text NOT NULL,
	"participant_id" text NOT NULL,
	"problem_id" text NOT NULL,
	"cell" jsonb NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "board_cells_contest_id_audience_participant_id_problem_id_pk" PRIMARY KEY("contest_id","audience","participant_id","problem_id")
);
--> statement-breakpoint
CREATE TABLE "board_firsts" (
	"contest_id" text NOT NULL,
	"audience" text NOT NULL,
	"problem_id" text NOT NULL,
	"participant_id" text,
	CONSTRAINT "board_firsts_contest_id_audience_problem_id_pk" PRIMARY KEY("contest_id","audience","problem_id")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"contest_id" text NOT NULL,
	"audience" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"told" jsonb,
	CONSTRAINT "boards_contest_id_audience_pk" PRIMARY KEY("contest_id","audience")
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"id" text PRIMARY KEY NOT NULL,
	"submission_id" text NOT NULL,
	"is_current" integer DEFAULT 1 NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"verdict" text,
	"score" real,
	"max_score" real,
	"failed_test" integer,
	"tests_total" integer,
	"max_cpu_ms" real,
	"max_memory_bytes" bigint,
	"fault_owner" text,
	"platform_faults" integer DEFAULT 0 NOT NULL,
	"outcome" jsonb,
	"flight" jsonb,
	"judge_host_id" text
);
--> statement-breakpoint
CREATE TABLE "judging_errors" (
	"judgement_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"owner" text NOT NULL,
	"step" text NOT NULL,
	"detail" text NOT NULL,
	"judge_host_id" text,
	"happened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "judging_errors_judgement_id_attempt_pk" PRIMARY KEY("judgement_id","attempt")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"problem_id" text NOT NULL,
	"problem_version_id" text NOT NULL,
	"language_id" text NOT NULL,
	"file_name" text NOT NULL,
	"source" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"send_key" text
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_problems" ADD CONSTRAINT "contest_problems_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_problems" ADD CONSTRAINT "contest_problems_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contest_problems" ADD CONSTRAINT "contest_problems_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_assets" ADD CONSTRAINT "problem_assets_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_samples" ADD CONSTRAINT "problem_samples_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_statements" ADD CONSTRAINT "problem_statements_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_versions" ADD CONSTRAINT "problem_versions_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problems" ADD CONSTRAINT "problems_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_cells" ADD CONSTRAINT "board_cells_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_cells" ADD CONSTRAINT "board_cells_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_cells" ADD CONSTRAINT "board_cells_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_firsts" ADD CONSTRAINT "board_firsts_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_firsts" ADD CONSTRAINT "board_firsts_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_firsts" ADD CONSTRAINT "board_firsts_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_judge_host_id_judge_hosts_id_fk" FOREIGN KEY ("judge_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_errors" ADD CONSTRAINT "judging_errors_judgement_id_judgements_id_fk" FOREIGN KEY ("judgement_id") REFERENCES "public"."judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judging_errors" ADD CONSTRAINT "judging_errors_judge_host_id_judge_hosts_id_fk" FOREIGN KEY ("judge_host_id") REFERENCES "public"."judge_hosts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_login_key" ON "users" USING btree (lower("login")) WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "contest_problems_problem_id_idx" ON "contest_problems" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "contest_problems_version_idx" ON "contest_problems" USING btree ("problem_version_id");--> statement-breakpoint
CREATE INDEX "participants_user_id_idx" ON "participants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "problem_versions_package_hash_idx" ON "problem_versions" USING btree ("package_hash");--> statement-breakpoint
CREATE INDEX "problems_owner_id_idx" ON "problems" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "board_cells_participant_id_idx" ON "board_cells" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "board_cells_problem_id_idx" ON "board_cells" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "board_firsts_problem_id_idx" ON "board_firsts" USING btree ("problem_id");--> statement-breakpoint
CREATE INDEX "board_firsts_participant_id_idx" ON "board_firsts" USING btree ("participant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "judgements_current_key" ON "judgements" USING btree ("submission_id") WHERE "judgements"."is_current" = 1;--> statement-breakpoint
CREATE INDEX "judgements_submission_id_idx" ON "judgements" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "judgements_queued_idx" ON "judgements" USING btree ("queued_at") WHERE "judgements"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "judgements_judge_host_id_idx" ON "judgements" USING btree ("judge_host_id","finished_at");--> statement-breakpoint
CREATE INDEX "judging_errors_host_idx" ON "judging_errors" USING btree ("judge_host_id","happened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_send_key_key" ON "submissions" USING btree ("participant_id","send_key") WHERE "submissions"."send_key" is not null;--> statement-breakpoint
CREATE INDEX "submissions_cell_idx" ON "submissions" USING btree ("contest_id","participant_id","problem_id","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_contest_time_idx" ON "submissions" USING btree ("contest_id","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_participant_id_idx" ON "submissions" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "submissions_problem_idx" ON "submissions" USING btree ("problem_id","contest_id","submitted_at");--> statement-breakpoint
CREATE INDEX "submissions_version_idx" ON "submissions" USING btree ("problem_version_id");