ALTER TABLE "contests" DROP CONSTRAINT "contests_qualifies_check";
DROP INDEX "contests_qualifies_from_idx";
ALTER TABLE "contests" DROP COLUMN "qualifies_least";
ALTER TABLE "contests" DROP COLUMN "qualifies_by";
ALTER TABLE "contests" DROP COLUMN "qualifies_from_id";
ALTER TABLE "contests" DROP COLUMN "level";
