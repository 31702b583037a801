DROP TABLE "ignored_submissions";
ALTER TABLE "judgements" DROP COLUMN "replaces_id";
