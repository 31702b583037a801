DROP TABLE "problem_files";
DROP TABLE "problem_publications";
UPDATE "problem_versions" SET "state" = 'published' WHERE "published_at" IS NOT NULL;
UPDATE "problem_versions" SET "state" = 'disagrees' WHERE "state" IN ('unverified', 'stopped');
ALTER TABLE "problem_versions" DROP COLUMN "published_at";
ALTER TABLE "problem_versions" DROP COLUMN "pushed_by";
ALTER TABLE "problem_versions" DROP COLUMN "verification_started_at";
ALTER TABLE "problem_versions" DROP COLUMN "report_detail";
