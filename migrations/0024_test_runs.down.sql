DELETE FROM "custom_runs" WHERE "test_name" IS NOT NULL;
ALTER TABLE "custom_runs" DROP COLUMN "test_name";
ALTER TABLE "custom_runs" DROP COLUMN "submission_id";
