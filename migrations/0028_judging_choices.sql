ALTER TABLE "contests" ADD COLUMN "confirms_late" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "problems" ADD COLUMN "judges_every_test" integer DEFAULT 0 NOT NULL;