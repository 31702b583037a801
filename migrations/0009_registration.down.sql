ALTER TABLE "users" DROP COLUMN "guardian_consent_at";
ALTER TABLE "users" DROP COLUMN "birth_year";
ALTER TABLE "users" DROP COLUMN "must_confirm_email";
ALTER TABLE "users" DROP COLUMN "pending_email";
