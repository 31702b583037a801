DROP TABLE "session_bearers";
DELETE FROM "sessions" WHERE "is_bearer";
ALTER TABLE "sessions" DROP COLUMN "is_bearer";
