CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	"impersonator_id" text,
	"act" text NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"address" text,
	"request_id" text,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"thing_kind" text NOT NULL,
	"thing_id" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"taken_back_by" text
);
--> statement-breakpoint
ALTER TABLE "contests" DROP CONSTRAINT "contests_slug_unique";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "impersonator_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "search_key" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_taken_back_by_users_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_actor_idx" ON "audit_log" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_thing_idx" ON "audit_log" USING btree ("thing_kind","thing_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_act_idx" ON "audit_log" USING btree ("act","id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_living_key" ON "grants" USING btree ("user_id","role","thing_kind","thing_id") WHERE "grants"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "grants_expires_at_idx" ON "grants" USING btree ("expires_at") WHERE "grants"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "grants_user_id_idx" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_thing_idx" ON "grants" USING btree ("thing_kind","thing_id");--> statement-breakpoint
CREATE INDEX "grants_given_by_idx" ON "grants" USING btree ("given_by");--> statement-breakpoint
CREATE INDEX "grants_taken_back_by_idx" ON "grants" USING btree ("taken_back_by");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_impersonator_id_users_id_fk" FOREIGN KEY ("impersonator_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_merged_into_id_users_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_impersonator_id_idx" ON "sessions" USING btree ("impersonator_id");--> statement-breakpoint
CREATE INDEX "users_newest_idx" ON "users" USING btree ("created_at","id") WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "users_role_idx" ON "users" USING btree ("role","created_at","id") WHERE "users"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "users_blocked_idx" ON "users" USING btree ("created_at","id") WHERE "users"."blocked_at" is not null;--> statement-breakpoint
CREATE INDEX "users_search_idx" ON "users" USING gin ("search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_unsearchable_idx" ON "users" USING btree ("id") WHERE "users"."search_key" is null;--> statement-breakpoint
CREATE INDEX "users_merged_into_id_idx" ON "users" USING btree ("merged_into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contests_slug_key" ON "contests" USING btree ("slug") WHERE "contests"."deleted_at" is null;--> statement-breakpoint
-- Numbers each row without gaps and chains it to the one before. The lock is held until the transaction ends, and is
-- taken before the last row is read: rows stand in the order of commits.
CREATE FUNCTION audit_log_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	last_id bigint;
	last_hash text;
BEGIN
	PERFORM pg_advisory_xact_lock(4216007);
	SELECT id, hash INTO last_id, last_hash FROM audit_log ORDER BY id DESC LIMIT 1;
	NEW.id := coalesce(last_id, 0) + 1;
	NEW.previous_hash := coalesce(last_hash, repeat('0', 64));
	NEW.hash := encode(sha256(convert_to(jsonb_build_array(
		NEW.previous_hash, NEW.id, extract(epoch from NEW.at)::text, NEW.actor_id, NEW.impersonator_id, NEW.act,
		NEW.thing_kind, NEW.thing_id, NEW.before, NEW.after, NEW.address, NEW.request_id
	)::text, 'UTF8')), 'hex');
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'audit_log is append-only: % is refused', TG_OP;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_chained BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_chain();
--> statement-breakpoint
CREATE TRIGGER audit_log_kept BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_log_refuse();
--> statement-breakpoint
CREATE TRIGGER audit_log_kept_whole BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse();
--> statement-breakpoint
-- Whoever changes what a person is found by leaves the key to be made anew (the sweep of features/users).
CREATE FUNCTION users_forget_search_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.search_key IS NOT DISTINCT FROM OLD.search_key
		AND (NEW.login, NEW.display_name, NEW.email) IS DISTINCT FROM (OLD.login, OLD.display_name, OLD.email)
	THEN NEW.search_key := NULL;
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER users_search_key_stale BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users_forget_search_key();
