CREATE TABLE "contest_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"name" text NOT NULL,
	"sort_order" integer DEFAULT 0 NOT NULL,
	"is_hidden" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "contest_groups_name_key" UNIQUE("contest_id","name")
);
--> statement-breakpoint
CREATE TABLE "exam_sessions" (
	"contest_id" text NOT NULL,
	"user_id" text NOT NULL,
	"session_id" text NOT NULL,
	"address" text,
	"user_agent" text,
	"bound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exam_sessions_contest_id_user_id_pk" PRIMARY KEY("contest_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "participant_groups" (
	"participant_id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "participant_groups_participant_id_group_id_pk" PRIMARY KEY("participant_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "participant_members" (
	"id" text PRIMARY KEY NOT NULL,
	"participant_id" text NOT NULL,
	"contest_id" text NOT NULL,
	"user_id" text,
	"name" text NOT NULL,
	"part" text DEFAULT 'contestant' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contest_problems" ADD COLUMN "points" real;--> statement-breakpoint
ALTER TABLE "contest_problems" ADD COLUMN "rgb" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "state" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "format" jsonb DEFAULT '{"kind":"icpc"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "countdown_paused_ms" bigint;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "own_length_ms" bigint;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "removed_intervals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "extra_bronze" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "is_upsolvable" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "registration" text DEFAULT 'closed' NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "invitation_code" text;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "registration_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "takes" text DEFAULT 'individuals' NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "roster_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "is_exam" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contests" ADD COLUMN "exam_ranges" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "kind" text DEFAULT 'individual' NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "part" text DEFAULT 'contestant' NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "is_hidden" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "is_unofficial" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "extra_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contest_groups" ADD CONSTRAINT "contest_groups_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_sessions" ADD CONSTRAINT "exam_sessions_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_sessions" ADD CONSTRAINT "exam_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_groups" ADD CONSTRAINT "participant_groups_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_groups" ADD CONSTRAINT "participant_groups_group_id_contest_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."contest_groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_members" ADD CONSTRAINT "participant_members_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_members" ADD CONSTRAINT "participant_members_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_members" ADD CONSTRAINT "participant_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exam_sessions_user_id_idx" ON "exam_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "participant_groups_group_id_idx" ON "participant_groups" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participant_members_contestant_key" ON "participant_members" USING btree ("contest_id","user_id") WHERE "participant_members"."part" = 'contestant' and "participant_members"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "participant_members_participant_id_idx" ON "participant_members" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "participant_members_user_id_idx" ON "participant_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "participant_members_contest_id_idx" ON "participant_members" USING btree ("contest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participants_contest_label_key" ON "participants" USING btree ("contest_id","label") WHERE "participants"."label" is not null;--> statement-breakpoint
INSERT INTO "contest_groups" ("id", "contest_id", "name")
	SELECT DISTINCT 'grp_' || substr(md5("contest_id" || ' ' || "group_name"), 1, 20), "contest_id", "group_name"
	FROM "participants" WHERE "group_name" IS NOT NULL;--> statement-breakpoint
INSERT INTO "participant_groups" ("participant_id", "group_id")
	SELECT p."id", g."id" FROM "participants" p
	JOIN "contest_groups" g ON g."contest_id" = p."contest_id" AND g."name" = p."group_name";--> statement-breakpoint
ALTER TABLE "participants" DROP COLUMN "group_name";