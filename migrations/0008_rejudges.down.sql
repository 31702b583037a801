DROP TABLE "rejudge_items";
DROP TABLE "rejudges";
ALTER TABLE "judgements" DROP COLUMN "origin";
ALTER TABLE "judgements" DROP COLUMN "reason";
ALTER TABLE "judgements" DROP COLUMN "decided_by";
ALTER TABLE "judgements" DROP COLUMN "problem_version_id";
