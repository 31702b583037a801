CREATE TABLE "session_bearers" (
	"session_id" text PRIMARY KEY NOT NULL,
	"access_hash" text NOT NULL,
	"access_expires_at" timestamp with time zone NOT NULL,
	"refresh_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_bearer" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session_bearers" ADD CONSTRAINT "session_bearers_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;