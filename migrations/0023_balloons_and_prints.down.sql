DROP TABLE "print_jobs";
DROP TABLE "balloons";
ALTER TABLE "contests" DROP COLUMN "print_pages";
ALTER TABLE "contests" DROP COLUMN "has_balloons";
