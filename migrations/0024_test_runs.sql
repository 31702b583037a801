ALTER TABLE "custom_runs" ADD COLUMN "submission_id" text;--> statement-breakpoint
ALTER TABLE "custom_runs" ADD COLUMN "test_name" text;--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custom_runs_submission_id_idx" ON "custom_runs" USING btree ("submission_id");--> statement-breakpoint
ALTER TABLE "custom_runs" ADD CONSTRAINT "custom_runs_test_check" CHECK (("custom_runs"."submission_id" is null) = ("custom_runs"."test_name" is null));