ALTER TABLE "users" DROP COLUMN "has_chosen_locale";
