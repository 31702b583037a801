ALTER TABLE "contests" ADD COLUMN "extra_bronze" integer DEFAULT 0 NOT NULL;
UPDATE "contests" SET "extra_bronze" = greatest(0, ("awards"->>'bronze')::integer - 4);
ALTER TABLE "contests" DROP COLUMN "awards";
