ALTER TABLE "problems" DROP COLUMN "judges_every_test";
ALTER TABLE "contests" DROP COLUMN "confirms_late";
