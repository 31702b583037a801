CREATE TABLE "problem_files" (
	"problem_version_id" text NOT NULL,
	"path" text NOT NULL,
	"bytes" bigint NOT NULL,
	"archive_offset" bigint NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "problem_files_problem_version_id_path_pk" PRIMARY KEY("problem_version_id","path")
);
--> statement-breakpoint
CREATE TABLE "problem_publications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "problem_publications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"problem_id" text NOT NULL,
	"problem_version_id" text NOT NULL,
	"act" text NOT NULL,
	"reason" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "problem_versions" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "problem_versions" ADD COLUMN "pushed_by" text;--> statement-breakpoint
ALTER TABLE "problem_versions" ADD COLUMN "verification_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "problem_versions" ADD COLUMN "report_detail" jsonb;--> statement-breakpoint
ALTER TABLE "problem_files" ADD CONSTRAINT "problem_files_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_publications" ADD CONSTRAINT "problem_publications_problem_id_problems_id_fk" FOREIGN KEY ("problem_id") REFERENCES "public"."problems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_publications" ADD CONSTRAINT "problem_publications_problem_version_id_problem_versions_id_fk" FOREIGN KEY ("problem_version_id") REFERENCES "public"."problem_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "problem_publications" ADD CONSTRAINT "problem_publications_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "problem_publications_problem_id_idx" ON "problem_publications" USING btree ("problem_id");--> statement-breakpoint
ALTER TABLE "problem_versions" ADD CONSTRAINT "problem_versions_pushed_by_users_id_fk" FOREIGN KEY ("pushed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Of a problem's published versions the newest stays published; what was never run is called so.
UPDATE "problem_versions" v SET "published_at" = v."created_at" WHERE v."state" = 'published' AND v."number" = (SELECT max(o."number") FROM "problem_versions" o WHERE o."problem_id" = v."problem_id" AND o."state" = 'published');--> statement-breakpoint
UPDATE "problem_versions" SET "state" = CASE WHEN "report_summary" IS NULL OR "report_summary" = 'null'::jsonb THEN 'unverified' ELSE 'verified' END WHERE "state" = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "problem_versions_published_key" ON "problem_versions" USING btree ("problem_id") WHERE "problem_versions"."published_at" is not null;