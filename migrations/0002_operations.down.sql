DROP TABLE "judging_pauses";
DROP TABLE "judge_host_events";
DROP INDEX "judgements_finished_idx";
DROP INDEX "judgements_failed_idx";
ALTER TABLE "judgements" DROP COLUMN "shown_at";
UPDATE "judge_hosts" SET "state" = 'drained' WHERE "state" = 'aside';
ALTER TABLE "judge_hosts" DROP COLUMN "state_cause";
ALTER TABLE "judge_hosts" DROP COLUMN "state_since";
ALTER TABLE "judge_hosts" DROP COLUMN "restriction";
