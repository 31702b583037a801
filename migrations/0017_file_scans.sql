ALTER TABLE "files" ADD COLUMN "scan" text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "scan_after" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "files_waiting_idx" ON "files" USING btree ("created_at") WHERE "files"."scan" = 'waiting' and "files"."deleted_at" is null;