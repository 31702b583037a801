DROP INDEX "contests_live_exam_idx";
