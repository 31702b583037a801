DROP INDEX "participants_extra_time_idx";
