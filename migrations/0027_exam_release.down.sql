DELETE FROM "exam_sessions" WHERE "session_id" IS NULL;
ALTER TABLE "exam_sessions" ALTER COLUMN "session_id" SET NOT NULL;
