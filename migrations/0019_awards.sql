ALTER TABLE "contests" ADD COLUMN "awards" jsonb DEFAULT '{"gold":4,"silver":4,"bronze":4,"groupWinners":true,"firstSolves":true,"honours":true}'::jsonb NOT NULL;--> statement-breakpoint
UPDATE "contests" SET "awards" = jsonb_set("awards", '{bronze}', to_jsonb(4 + "extra_bronze")) WHERE "extra_bronze" > 0;--> statement-breakpoint
ALTER TABLE "contests" DROP COLUMN "extra_bronze";
