ALTER TABLE "sessions" DROP COLUMN "last_seen_at";
ALTER TABLE "sessions" DROP COLUMN "address";
ALTER TABLE "sessions" DROP COLUMN "user_agent";
