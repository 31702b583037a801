DROP INDEX "files_waiting_idx";
ALTER TABLE "files" DROP COLUMN "scan_after";
ALTER TABLE "files" DROP COLUMN "scan";
