DROP TABLE "sms_codes";
DROP TABLE "phones";
DELETE FROM "second_factors" WHERE "sealed_secret" IS NULL;
UPDATE "users" SET "has_second_factor" = false WHERE "has_second_factor" AND "id" NOT IN (SELECT "user_id" FROM "second_factors" WHERE "confirmed_at" IS NOT NULL);
ALTER TABLE "second_factors" ALTER COLUMN "sealed_secret" SET NOT NULL;
