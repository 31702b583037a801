DROP TABLE "outgoing_mail";
DROP TABLE "account_keys";
DROP INDEX "users_email_key";
ALTER TABLE "users" DROP COLUMN "email";
