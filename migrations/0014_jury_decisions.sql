CREATE TABLE "ignored_submissions" (
	"submission_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"ignored_by" text NOT NULL,
	"ignored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "replaces_id" text;--> statement-breakpoint
ALTER TABLE "ignored_submissions" ADD CONSTRAINT "ignored_submissions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ignored_submissions" ADD CONSTRAINT "ignored_submissions_ignored_by_users_id_fk" FOREIGN KEY ("ignored_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ignored_submissions_ignored_by_idx" ON "ignored_submissions" USING btree ("ignored_by");--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_replaces_id_judgements_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."judgements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "judgements_replaces_id_idx" ON "judgements" USING btree ("replaces_id");