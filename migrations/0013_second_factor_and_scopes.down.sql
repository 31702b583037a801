ALTER TABLE "api_tokens" DROP COLUMN "last_used_at";
ALTER TABLE "api_tokens" DROP COLUMN "scopes";
DROP TABLE "factor_removals";
DROP TABLE "recovery_codes";
DROP TABLE "second_factors";
ALTER TABLE "sessions" DROP COLUMN "factor_level";
ALTER TABLE "sessions" DROP COLUMN "proven_at";
ALTER TABLE "users" DROP COLUMN "has_second_factor";
ALTER TABLE "users" DROP COLUMN "must_change_password";
