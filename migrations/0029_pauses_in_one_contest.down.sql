DELETE FROM "judging_pauses" WHERE "problem_id" IS NOT NULL AND "contest_id" IS NOT NULL;
ALTER TABLE "judging_pauses" DROP CONSTRAINT "judging_pauses_of_check";
ALTER TABLE "judging_pauses" DROP CONSTRAINT "judging_pauses_of_unique";
DROP INDEX "judging_pauses_contest_idx";
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_contest_id_unique" UNIQUE("contest_id");
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_problem_id_unique" UNIQUE("problem_id");
