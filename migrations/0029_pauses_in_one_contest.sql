ALTER TABLE "judging_pauses" DROP CONSTRAINT "judging_pauses_problem_id_unique";--> statement-breakpoint
ALTER TABLE "judging_pauses" DROP CONSTRAINT "judging_pauses_contest_id_unique";--> statement-breakpoint
CREATE INDEX "judging_pauses_contest_idx" ON "judging_pauses" USING btree ("contest_id");--> statement-breakpoint
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_of_unique" UNIQUE NULLS NOT DISTINCT("problem_id","contest_id");--> statement-breakpoint
ALTER TABLE "judging_pauses" ADD CONSTRAINT "judging_pauses_of_check" CHECK ("judging_pauses"."problem_id" is not null or "judging_pauses"."contest_id" is not null);