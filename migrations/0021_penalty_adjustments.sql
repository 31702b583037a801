CREATE TABLE "penalty_adjustments" (
	"id" text PRIMARY KEY NOT NULL,
	"contest_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"hundredths" integer NOT NULL,
	"reason" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"send_key" text NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "penalty_adjustments_send_key_key" UNIQUE("given_by","send_key"),
	CONSTRAINT "penalty_adjustments_hundredths_check" CHECK ("penalty_adjustments"."hundredths" <> 0)
);
--> statement-breakpoint
ALTER TABLE "penalty_adjustments" ADD CONSTRAINT "penalty_adjustments_contest_id_contests_id_fk" FOREIGN KEY ("contest_id") REFERENCES "public"."contests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalty_adjustments" ADD CONSTRAINT "penalty_adjustments_participant_id_participants_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."participants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalty_adjustments" ADD CONSTRAINT "penalty_adjustments_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "penalty_adjustments" ADD CONSTRAINT "penalty_adjustments_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "penalty_adjustments_contest_id_idx" ON "penalty_adjustments" USING btree ("contest_id","given_at");--> statement-breakpoint
CREATE INDEX "penalty_adjustments_participant_id_idx" ON "penalty_adjustments" USING btree ("participant_id");--> statement-breakpoint
CREATE INDEX "penalty_adjustments_withdrawn_by_idx" ON "penalty_adjustments" USING btree ("withdrawn_by");